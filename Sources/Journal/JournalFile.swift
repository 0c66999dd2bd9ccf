import Glibc
import Platform
import SQLite

/// The journal's file before it is a journal: what must be so that opening it loses nothing.
struct JournalFile {
    let path: String
    let copies: JournalCopies?
    /// Files that only a daemon with a journal leaves behind.
    let traces: [String]

    /// Where a link leads; the path itself where there is none, or where it leads nowhere.
    static func resolved(_ path: String) -> String {
        Path.resolved(path) ?? path
    }

    /// Sees to it that there is a file to open, and returns whether it is new.
    ///
    /// SQLite throws a `-wal` file away whose database is empty, and with it what was said last, so that comes before it.
    func prepare() throws -> Bool {
        var status = stat()
        if stat(path, &status) != 0 {
            guard errno == ENOENT else { throw JournalError.unavailable(SystemError("look at \(path)")) }
            try refuseEmptiness(wal: true)
            // SQLite would create the file with the umask's mode; its -wal and -shm take over the mode they find.
            do { try WholeFile.create(path) } catch { throw JournalError.unavailable(error) }
            failPoint("journal: made, and empty")
            return true
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw JournalError.notAFile(path: path) }
        // SQLite would open it all the same, and then fail at the first thing said.
        guard access(path, R_OK | W_OK) == 0 else { throw JournalError.unavailable(SystemError("write \(path)")) }
        if status.st_size == 0 { try refuseEmptiness(wal: true) }
        return false
    }

    /// Brings the tables up to date. Returns why no copy could be made before that, which is no reason not to.
    func migrate(_ database: Database) throws -> (any Error)? {
        let version = try database.number("PRAGMA user_version")
        if version > 0, try database.number("PRAGMA application_id") != Schema.applicationID { throw JournalError.foreign(path: path) }
        guard version <= Schema.version else { throw JournalError.newer(path: path, version: version, known: Schema.version) }
        guard version < Schema.version else { return nil }
        var failure: (any Error)?
        if version == 0 {
            guard try database.number("SELECT count(*) FROM sqlite_schema") == 0 else { throw JournalError.foreign(path: path) }
            try refuseEmptiness(wal: false)
        } else if let copies {
            do { try copies.take(of: database, named: JournalCopies.name(beforeSchema: version + 1)) } catch { failure = error }
        }
        try database.transaction { () throws(SQLiteError) in
            for migration in Schema.migrations.dropFirst(Int(version)) { try database.run(migration) }
            failPoint("journal: tables made")
            try database.run("PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(Schema.version)")
        }
        failPoint("journal: tables in the log")
        // Into the file itself, which from now on is never empty.
        try database.checkpoint()
        return failure
    }

    /// Throws where the newest copy ends with an entry that the journal doesn't have.
    func compare(_ database: Database) throws {
        guard let copy = copies?.newest, let last = copy.lastEntry else { return }
        let found = try database.prepare("SELECT 1 FROM entry WHERE id = ?")
        try found.bind([.text(last)])
        if try !found.step() { throw JournalError.behind(path: path, copy: copy.path) }
    }

    private func refuseEmptiness(wal: Bool) throws(JournalError) {
        let found = (copies?.newest.map { [$0.path] } ?? []) + (wal ? [path + "-wal"] : []) + traces
        var status = stat()
        if let trace = found.first(where: { stat($0, &status) == 0 && status.st_size > 0 }) { throw .gone(path: path, trace: trace) }
    }
}
