import FoundationEssentials
import Glibc
import KeepInTouch
import Platform
import SQLite

/// The verified copies of the journal, each a SQLite file, in one folder: those of the last ``dailyBound`` days with new entries, and one
/// from before each migration of the tables.
package struct JournalCopies: Sendable {
    /// The folder.
    package let folder: String
    /// How many daily copies are kept.
    package static let dailyBound = 7

    /// The copies in this folder, which may not exist yet.
    package init(folder: String) {
        self.folder = folder
    }

    /// One copy.
    package struct Copy: Equatable, Sendable {
        /// Its file.
        package let path: String
        /// When it was taken, by the system's clock.
        package let taken: Instant
        /// The same in nanoseconds.
        let written: Int64
        /// The number of its last entry; 0 if it has none, -1 if it can't be read.
        let last: Int64
        /// The id of that; nil if there is none.
        let lastEntry: String?
        /// Which journal it is of; nil if it is older than these identities, or can't be read.
        let identity: String?

        /// The copy at this path; nil if it is no file.
        package init?(path: String) {
            guard let written = JournalCopies.written(path) else { return nil }
            self.path = path
            self.written = written
            taken = Instant(seconds: written / 1_000_000_000)
            let database = try? Database(path: path, readOnly: true)
            database?.distrust(valueBytes: Self.valueBytes, millionSteps: Self.millionSteps)
            let found = try? database?.lastEntry()
            (last, lastEntry) = (found?.number ?? -1, found?.id)
            identity = (try? database?.text("SELECT identity FROM journal")) ?? nil
        }

        /// Somebody else may have put the file there: no value in it is longer, and nothing takes longer. Reading the last entry takes some
        /// hundred steps.
        private static let valueBytes = 1 << 20
        private static let millionSteps = 10

        /// Whether both may be of one journal.
        func mayBeOfSameJournal(as other: Copy?) -> Bool { identity == nil || other?.identity == nil || identity == other?.identity }

        /// Verifies the copy and returns how many entries it has. Throws if it is damaged.
        package func check() throws -> Int {
            let database = try Database(path: path, readOnly: true)
            try JournalCheck.run(database)
            return Int(try database.number("SELECT count(*) FROM entry"))
        }
    }

    /// When a file was written, in nanoseconds since 1970; nil if it is none.
    static func written(_ path: String) -> Int64? {
        status(path).flatMap { $0.st_mode & S_IFMT == S_IFREG ? written($0) : nil }
    }

    private static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func written(_ status: stat) -> Int64 {
        Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }

    /// All copies, newest first: by how much of the journal they have, since a clock may have been wrong when they were made.
    package var list: [Copy] {
        names.filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(Self.suffix) }
            .compactMap { Copy(path: folder + "/" + $0) }
            .sorted { ($0.last, $0.written, $0.path) > ($1.last, $1.written, $1.path) }
    }

    /// The newest copy.
    package var newest: Copy? { list.first }

    /// When a copy was last added, replaced or removed, in nanoseconds since 1970; nil where there is no folder.
    package var changed: Int64? { Self.status(folder).map(Self.written) }

    /// Makes the day's copy of the journal, on its own connection, unless it exists or the newest copy already has all entries.
    ///
    /// Throws if the journal is damaged or the copy can't be written. The existing copies are unchanged then.
    package func take(of journal: String, on day: CivilDate) throws {
        if access(folder + "/" + Self.name(of: day), F_OK) == 0 { return }
        let database = try Database(path: journal)
        if let known = newest?.lastEntry, known == (try database.lastEntry().id) { return }
        // Remove what a crash left half-done.
        for name in names where name.hasSuffix(Self.suffix + ".tmp") && !name.contains(Self.rescued) { unlink(folder + "/" + name) }
        try take(of: database, named: Self.name(of: day))
        let daily = list.filter { !$0.path.contains(Self.beforeSchema) }
        for old in daily.dropFirst(Self.dailyBound) { unlink(old.path) }
    }

    /// ``take(of:on:)`` in a thread of low priority, in which `done` is called.
    package func takeInBackground(of journal: String, on day: CivilDate, done: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        ReaderThreads.detach(
            Taking {
                // On Linux this affects only the calling thread (setpriority(2), "C library/kernel differences").
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
                done(Result { try take(of: journal, on: day) })
            })
    }

    private final class Taking: ConcurrentReader {
        private let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }

        func run() { body() }
    }

    /// Makes a copy with this name. When this returns it is on disk; when it throws, nothing has changed.
    func take(of database: Database, named name: String) throws {
        try Folder.create(folder)
        try JournalCheck.run(database)
        let temporary = folder + "/" + name + ".tmp"
        unlink(temporary)
        // VACUUM would create the file with the umask's mode, but accepts an empty one.
        try WholeFile.create(temporary)
        do {
            try database.prepare("VACUUM INTO ?").run([.text(temporary)])
            failPoint("copy: written")
            try JournalCheck.run(Database(path: temporary, readOnly: true))
            try WholeFile.synchronize(temporary)
            failPoint("copy: on disk")
            guard rename(temporary, folder + "/" + name) == 0 else { throw SystemError("put \(folder)/\(name) in its place") }
        } catch {
            unlink(temporary)
            throw error
        }
        failPoint("copy: in its place")
        try Folder.synchronize(folder)
    }

    /// Makes a copy with this name of what is in a database file, without its `-wal`, and of these rows as far as they aren't in it.
    func take(ofSaved path: String, adding rows: [[Statement.Value]], named name: String) throws {
        try Folder.create(folder)
        let saved = folder + "/" + name + ".saved.tmp"
        let files = ["", "-wal", "-shm", "-journal"].map { saved + $0 }
        defer { for file in files { unlink(file) } }
        for file in files { unlink(file) }
        // SQLite's locks on the file are gone after this; nothing is written to it any more.
        try WholeFile.create(saved, WholeFile.read(path, maximumBytes: 1 << 40))
        let database = try Database(path: saved)
        try database.run("PRAGMA journal_mode = DELETE")
        // It may have been torn by a checkpoint of a log that was changed.
        try database.run("REINDEX")
        let byID = try database.prepare("SELECT 1 FROM entry WHERE id = ?")
        let insert = try database.prepare("INSERT INTO entry (\(Column.list)) VALUES (\(Column.parameters))")
        try database.transaction { () throws(SQLiteError) in
            for row in rows {
                try byID.bind([row[Int(Column.id.rawValue)]])
                let isThere = try byID.step()
                try byID.bind([.null])
                if !isThere { try insert.run(row) }
            }
        }
        try take(of: database, named: name)
    }

    /// Not the name of the day's copy, which may be being written at the same time.
    static func name(rescuedOn day: CivilDate) -> String { "\(prefix)\(day)\(rescued)\(suffix)" }

    static func name(of day: CivilDate) -> String { prefix + day.description + suffix }

    static func name(beforeSchema version: Int64) -> String { "\(prefix)\(beforeSchema)\(version)\(suffix)" }

    private static let prefix = "journal-"
    private static let suffix = ".sqlite"
    private static let rescued = "-rescued"
    private static let beforeSchema = "before-schema-"

    private var names: [String] { Folder.names(in: folder) }
}

extension Database {
    /// The number and the id of a journal's last entry; 0 and nil where there is none.
    func lastEntry() throws(SQLiteError) -> (number: Int64, id: String?) {
        let row = try prepare("SELECT seq, id FROM entry ORDER BY seq DESC LIMIT 1")
        return try row.step() ? (row.integer(0), row.text(1)) : (0, nil)
    }
}
