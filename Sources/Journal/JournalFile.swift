import Glibc
import Platform
import SQLite

/// Checks and prepares the journal's file before it is opened, so that opening it loses nothing.
struct JournalFile {
    let path: String
    let copies: JournalCopies?
    /// Files that exist only if there was a journal.
    let traces: [String]

    /// The path with symbolic links followed; the path itself if it leads to nothing.
    static func resolved(_ path: String) -> String {
        Path.resolved(path) ?? path
    }

    /// Makes sure that there is a file to open, and returns whether it is new.
    ///
    /// This comes before SQLite opens the file: SQLite deletes the `-wal` file of an empty database, and with it the latest entries.
    func prepare() throws -> Bool {
        var status = stat()
        if stat(path, &status) != 0 {
            guard errno == ENOENT else { throw JournalError.unavailable(SystemError("look at \(path)")) }
            try refuseEmptiness(wal: true)
            // SQLite would create the file with the umask's mode. Its -wal and -shm files get the same mode as the file.
            do { try WholeFile.create(path) } catch { throw JournalError.unavailable(error) }
            failPoint("journal: made, and empty")
            return true
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw JournalError.notAFile(path: path) }
        // SQLite would open it all the same, and fail at the first entry.
        guard access(path, R_OK | W_OK) == 0 else { throw JournalError.unavailable(SystemError("write \(path)")) }
        if status.st_size == 0 { try refuseEmptiness(wal: true) }
        return false
    }

    /// Migrates the tables to the current schema, after making a copy. Returns why the copy failed; it migrates all the same.
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
        // Write it to the file itself, which is never empty from now on.
        try database.checkpoint()
        return failure
    }

    /// Throws if the journal lacks the last entry of the newest copy.
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
