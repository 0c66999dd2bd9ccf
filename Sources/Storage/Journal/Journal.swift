import FoundationEssentials
import Glibc
import KeepInTouch

/// The append-only record of everything the user said, in one SQLite file. The daemon is its only writer.
public final class Journal {
    /// The database's file.
    public let path: String
    /// When it was made, by the system's clock.
    public let created: Instant
    let database: Database
    private let insert: Statement
    private let byContact: Statement
    private let lock: FileLock

    /// Opens the journal, creating it (0600, in a 0700 folder) where there is none, and brings its tables up to date.
    ///
    /// Fails with a ``JournalError`` where another daemon has it open, where it is of a newer version or another program's,
    /// and where the disk says no. An existing file is never replaced.
    public init(path: String) throws {
        self.path = path
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        do { try Folder.create(folder) } catch { throw JournalError.unavailable(error) }
        lock = try FileLock(path: path + ".lock")
        let isNew = access(path, F_OK) != 0
        if isNew {
            // SQLite would create the file with the umask's mode; its -wal and -shm take over the mode they find.
            let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw JournalError.unavailable(SystemError("create \(path)")) }
            close(descriptor)
        }
        database = try Database(path: path, create: false)
        // WAL: a commit is one write at the end of a file; FULL: it is synchronised to disk before COMMIT returns.
        try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
        try Self.migrate(database)
        if isNew { try Folder.synchronize(folder) }
        created = Instant(seconds: try database.number("SELECT created FROM journal"))
        let marks = EntryRow.columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
        insert = try database.prepare("INSERT INTO entry (\(EntryRow.columns)) VALUES (\(marks))")
        byContact = try database.prepare("SELECT \(EntryRow.columns), seq FROM entry WHERE contact = ? ORDER BY seq")
    }

    private static func migrate(_ database: Database) throws {
        let version = try database.number("PRAGMA user_version")
        if version > 0, try database.number("PRAGMA application_id") != Schema.applicationID {
            throw JournalError.foreign(path: database.path)
        }
        guard version <= Schema.version else { throw JournalError.newer(path: database.path, version: version, known: Schema.version) }
        guard version < Schema.version else { return }
        try database.transaction { () throws(SQLiteError) in
            for migration in Schema.migrations.dropFirst(Int(version)) { try database.run(migration) }
            try database.run("PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(Schema.version)")
        }
    }

    /// Appends the entries, all or none. When this returns they are on disk.
    public func append(_ entries: [Entry]) throws(SQLiteError) {
        try database.transaction { () throws(SQLiteError) in
            for entry in entries { try insert.run(EntryRow.values(entry)) }
        }
    }

    /// Reads the entries that stand (those taken back left out), in the order in which they were said.
    ///
    /// Returns how many rows could not be understood; they stay in the file.
    public func load(_ body: (Entry) -> Void) throws(SQLiteError) -> Int {
        let rows = try database.prepare(
            """
            SELECT \(EntryRow.columns) FROM entry
            WHERE undoes IS NULL AND id NOT IN (SELECT undoes FROM entry WHERE undoes IS NOT NULL) ORDER BY seq
            """)
        var unknown = 0
        while try rows.step() {
            if let entry = EntryRow.entry(rows) { body(entry) } else { unknown += 1 }
        }
        // All that was read is in SQLite's cache now, and will hardly be read again.
        try database.run("PRAGMA shrink_memory")
        return unknown
    }

    /// All of a contact's entries, those taken back included, in the order in which they were said.
    public func entries(of contact: ContactID) throws(SQLiteError) -> [Entry] {
        try entries(of: .of([contact]))
    }

    /// A part of the journal, entries taken back included, in the order in which they were said.
    public func entries(of part: Book.History) throws(SQLiteError) -> [Entry] {
        let contacts: [String] =
            switch part {
            case .of(let ids): ids.map(\.rawValue)
            case .ofGroupsAndEverybody: [""]
            }
        var found: [(seq: Int64, entry: Entry)] = []
        for contact in contacts {
            try byContact.bind([.text(contact)])
            while try byContact.step() {
                if let entry = EntryRow.entry(byContact) { found.append((byContact.integer(EntryRow.count), entry)) }
            }
        }
        return found.sorted { $0.seq < $1.seq }.map(\.entry)
    }

    /// The entries that say that contacts were merged, in their order.
    public func merges() throws(SQLiteError) -> [Entry] {
        let rows = try database.prepare("SELECT \(EntryRow.columns) FROM entry WHERE verb = 'merge' ORDER BY seq")
        var merges: [Entry] = []
        while try rows.step() { if let entry = EntryRow.entry(rows) { merges.append(entry) } }
        return merges
    }

    /// The last thing a person said that has not been taken back; of one entry's id: that entry, if the same is true of it.
    public func lastUndoable(_ id: UUID? = nil) throws(SQLiteError) -> Entry? {
        let rows = try database.prepare(
            """
            SELECT \(EntryRow.columns) FROM entry
            WHERE verb NOT IN ('began', 'told', 'undo', 'merge') AND id NOT IN (SELECT undoes FROM entry WHERE undoes IS NOT NULL)
            AND (?1 IS NULL OR id = ?1)
            ORDER BY seq DESC LIMIT 1
            """)
        try rows.bind([id.map { .text($0.text) } ?? .null])
        return try rows.step() ? EntryRow.entry(rows) : nil
    }
}

/// Why the journal can't be used.
public enum JournalError: Error, CustomStringConvertible {
    /// It was written by a newer version.
    case newer(path: String, version: Int64, known: Int64)
    /// The file is another program's.
    case foreign(path: String)
    /// Another process has it open.
    case held(path: String, by: String)
    /// The system says no.
    case unavailable(SystemError)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .newer(let path, let version, let known):
            "\(path): its version is \(version), and this program knows versions up to \(known); install the newer vitaminb again"
        case .foreign(let path): "\(path): this is another program's database; move it away, or set XDG_DATA_HOME"
        case .held(let path, let holder): "\(path): held by another vitaminbd (process \(holder)); stop that one first"
        case .unavailable(let error): error.description
        }
    }
}
