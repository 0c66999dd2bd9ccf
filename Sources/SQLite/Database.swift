import CSQLite
import Synchronization

/// An open SQLite database (sqlite.org/cintro.html).
///
/// Not `Sendable`: it is opened without SQLite's mutexes, and used in one place.
package final class Database {
    private let handle: OpaquePointer
    /// How many million steps ``distrust(valueBytes:millionSteps:)`` still allows.
    private var steps = 0
    private var index: SharedIndex?
    /// The database's file, as it was named.
    package let path: String

    /// Opens the file; `create`: makes it where there is none; `readOnly`: never writes.
    package init(path: String, create: Bool = false, readOnly: Bool = false) throws(SQLiteError) {
        self.path = path
        var handle: OpaquePointer?
        let access = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        let flags = access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (create ? SQLITE_OPEN_CREATE : 0)
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let error = SQLiteError(code: code, message: handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory", path: path)
            sqlite3_close_v2(handle)
            throw error
        }
        self.handle = handle
        sqlite3_busy_timeout(handle, patience)
    }

    /// How long a statement waits for another connection's lock, in milliseconds: at first long enough for a person's query in sqlite3(1).
    package var patience: Int32 = 5000 { didSet { sqlite3_busy_timeout(handle, patience) } }

    deinit {
        if isIndexWhole {
            sqlite3_close_v2(handle)
        } else {
            Self.leftOpen.withLock { $0.append(UInt(bitPattern: handle)) }
        }
    }

    /// Those whose index was broken: closing reads it, too, and so they stay open until the process ends. Noted so that nobody who looks
    /// for leaks takes them for forgotten.
    private static let leftOpen = Mutex<[UInt]>([])

    // MARK: The -wal file

    /// How many frames of the `-wal` file count since this connection's last commit; nil before the first, and without ``followLog()``.
    package private(set) var logFrames: Int?
    /// Whether all of these are in the database file, too.
    package private(set) var isLogSaved = false

    /// SQLite's own default for this, in frames: sqlite.org/wal.html, "Automatic Checkpoint".
    private static let checkpointFrames: Int32 = 1000

    /// Keeps ``logFrames`` up to date, and watches the `-shm` file. It takes the place of SQLite's automatic checkpoints
    /// (sqlite3_wal_hook), and makes them.
    package func followLog() {
        index = SharedIndex(path: path + "-shm")
        sqlite3_wal_hook(
            handle,
            { context, _, _, frames in
                guard let context else { return SQLITE_OK }
                Unmanaged<Database>.fromOpaque(context).takeUnretainedValue().committed(frames)
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func committed(_ frames: Int32) {
        (logFrames, isLogSaved) = (Int(frames), false)
        guard frames >= Self.checkpointFrames else { return }
        var (all, saved): (Int32, Int32) = (0, 0)
        guard sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &all, &saved) == SQLITE_OK else { return }
        isLogSaved = all == saved
    }

    /// Whether the `-shm` file is as long as it was; if not, no call may reach SQLite any more.
    package var isIndexWhole: Bool { index?.isWhole ?? true }

    /// Whether the `-shm` file is as this process has left it.
    package var isIndexKept: Bool { index?.isKept ?? true }

    /// Notes how this process has left the `-shm` file, or that another has by SQLite's rules. Returns false where something else has
    /// changed it in this moment.
    @discardableResult package func noteIndex() -> Bool { index?.note() ?? true }

    /// Throws where reading the `-shm` file would end the process.
    func checkIndex() throws(SQLiteError) {
        if isIndexWhole { return }
        // SQLITE_IOERR_SHMSIZE, a macro that isn't imported.
        throw SQLiteError(code: SQLITE_IOERR | 19 << 8, message: "another program has cut the file off", path: path + "-shm")
    }

    /// Runs statements that yield nothing.
    package func run(_ sql: String) throws(SQLiteError) {
        try checkIndex()
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// Prepares one statement, which is compiled once and run as often as needed.
    package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        try checkIndex()
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
        guard let statement else { throw SQLiteError(code: SQLITE_MISUSE, message: "no statement in \"\(sql)\"", path: path) }
        return Statement(statement, in: self)
    }

    /// Moves what is in the `-wal` file into the database file and empties it. Does nothing while another connection reads from it.
    package func checkpoint() throws(SQLiteError) {
        sqlite3_busy_timeout(handle, 0)
        defer { sqlite3_busy_timeout(handle, patience) }
        try run("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    /// The one text that a PRAGMA or a query yields; nil where it yields no row.
    package func text(_ sql: String) throws(SQLiteError) -> String? {
        let statement = try prepare(sql)
        return try statement.step() ? statement.text(0) : nil
    }

    /// The one number that a PRAGMA or a query yields.
    package func number(_ sql: String) throws(SQLiteError) -> Int64 {
        let statement = try prepare(sql)
        return try statement.step() ? statement.integer(0) : 0
    }

    /// The number of the row that this connection inserted last (sqlite3_last_insert_rowid).
    package var lastInserted: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Runs `body` as one transaction: when this returns all of it is on disk; when it throws, nothing of it ever will be.
    package func transaction<Result>(_ body: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
        try run("BEGIN IMMEDIATE")
        do {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            // A COMMIT that failed may have ended the transaction; then there is nothing to roll back.
            if sqlite3_get_autocommit(handle) == 0, isIndexWhole { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
            throw error
        }
    }

    /// Runs `body` with the database as it is now, whatever other connections write meanwhile (sqlite.org/isolation.html).
    package func snapshot(_ body: () throws -> Void) throws {
        try run("BEGIN")
        defer { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
        try body()
    }

    /// Throws unless this result code is SQLITE_OK.
    func check(_ code: Int32) throws(SQLiteError) {
        if code != SQLITE_OK { throw error(code) }
    }

    /// What SQLite says of the call that has just failed.
    func error(_ code: Int32) -> SQLiteError {
        SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)), path: path)
    }

    /// All rows that a query yields, their columns as text, NULL as an empty one. Nil where there are more rows than `bound`, or more bytes
    /// in them than `byteBound`.
    package func rows(_ sql: String, bound: Int, byteBound: Int = .max) throws(SQLiteError) -> [[String]]? {
        let statement = try prepare(sql)
        var (rows, bytes): ([[String]], Int) = ([], 0)
        while try statement.step() {
            let row = (0..<statement.columnCount).map { statement.text($0) ?? "" }
            bytes += row.reduce(0) { $0 + $1.utf8.count }
            guard rows.count < bound, bytes <= byteBound else { return nil }
            rows.append(row)
        }
        return rows
    }

    /// Takes the file for one that means harm: no value in it is longer than so many bytes, all statements together run for so many
    /// millions of steps at most, and its tables run no code of theirs (sqlite.org/security.html).
    package func distrust(valueBytes: Int, millionSteps: Int) {
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(clamping: valueBytes))
        sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 0)
        sqlite3_exec(handle, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", nil, nil, nil)
        steps = millionSteps
        sqlite3_progress_handler(
            handle, 1_000_000,
            { context in
                guard let context else { return 1 }
                let database = Unmanaged<Database>.fromOpaque(context).takeUnretainedValue()
                database.steps -= 1
                return database.steps < 0 ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }
}
