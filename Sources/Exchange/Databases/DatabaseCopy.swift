import Glibc
import Platform
import SQLite

/// A private copy of another program's SQLite database. SQLite never opens the original, so it can't change or lock it.
package final class DatabaseCopy {
    /// What every SQLite database begins with (sqlite.org/fileformat.html, section 1.3).
    static let signature = Array("SQLite format 3\0".utf8)

    private let folder: String
    private let name: String
    private var database: Database?
    /// How many bytes the rows of a query may have together: no file holds more than twice its size, which UTF-8 may need for UTF-16.
    private let byteBound: Int
    /// A picture in a card may have as much.
    private static let valueBytes = 32 << 20
    /// Some ten seconds.
    private static let millionSteps = 1000

    /// Copies what was read: the file, and its write-ahead log where the program has not yet written that back. `name` is what errors call
    /// it. Throws if there is no room for the copy, or it is no database, or not a plain one.
    package init(_ bytes: [UInt8], log: [UInt8]?, name: String) throws(ExchangeError) {
        self.name = name
        byteBound = 2 * (bytes.count + (log?.count ?? 0)) + 1 << 20
        let temporary = environmentVariable("TMPDIR") ?? "/tmp"
        do throws(SystemError) { folder = try Folder.createTemporary(in: temporary) } catch {
            throw ExchangeError(name, "can't be copied to \(temporary): \(String(cString: strerror(error.code)))")
        }
        try write(bytes, to: path)
        if let log, !log.isEmpty { try write(log, to: path + "-wal") }
        do throws(SQLiteError) { database = try Database(path: path) } catch { throw unreadable(error) }
        database?.distrust(valueBytes: min(byteBound, Self.valueBytes), millionSteps: Self.millionSteps)
        try refuseComputed()
    }

    /// Copies a database that its program may be writing to: it is read again where it changed meanwhile.
    ///
    /// Throws a `SystemError` if it can't be read, or doesn't come to rest.
    package static func reading(_ path: String, maximumBytes: Int) throws -> DatabaseCopy {
        let files = try RestingDatabase.read(path, maximumBytes: maximumBytes)
        return try DatabaseCopy(files.bytes, log: files.log, name: path)
    }

    deinit {
        database = nil
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
        rmdir(folder)
    }

    /// All rows that a query yields, their columns as text. A row that is longer than SQLite's own bound is an error.
    package func rows(_ query: String) throws(ExchangeError) -> [[String]] {
        do throws(SQLiteError) {
            if let rows = try database?.rows(query, bound: CSVReader.maximumRecords * 64, byteBound: byteBound) { return rows }
        } catch {
            throw unreadable(error)
        }
        throw ExchangeError(name, "too many rows")
    }

    /// The names of the tables.
    package func tables() throws(ExchangeError) -> [String] {
        try rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").compactMap(\.first)
    }

    /// The rows of Evolution's `ECacheObjects`, its copy of what is online: each a vCard, or a component of iCalendar. What is removed here
    /// and not there yet is left out.
    package func evolutionObjects(orderedBy column: String) throws(ExchangeError) -> [String] {
        // E_OFFLINE_STATE_LOCALLY_DELETED.
        let deleted = 3
        return try rows("SELECT ECacheOBJ FROM ECacheObjects WHERE ECacheState IS NOT \(deleted) ORDER BY \(column)").compactMap(\.first)
    }

    /// Refuses tables that are not what they seem: no address book and no list of calls has computed columns, and a small file can compute
    /// any size.
    private func refuseComputed() throws(ExchangeError) {
        // Of computed columns "hidden" is 2 or 3 (sqlite.org/pragma.html#pragma_table_xinfo).
        let computed = "SELECT t.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND c.hidden > 1 LIMIT 1"
        if let table = try rows(computed).first?.first {
            throw ExchangeError(name, "the table \(table) has computed columns, as no such program's database has")
        }
    }

    private var path: String { folder + "/copy.sqlite" }

    private func unreadable(_ error: SQLiteError) -> ExchangeError {
        ExchangeError(name, "the database can't be read: \(error.message)")
    }

    private func write(_ bytes: [UInt8], to path: String) throws(ExchangeError) {
        do throws(SystemError) {
            try WholeFile.create(path, bytes)
        } catch {
            throw ExchangeError(name, "can't be copied to \(path): \(String(cString: strerror(error.code)))")
        }
    }
}
