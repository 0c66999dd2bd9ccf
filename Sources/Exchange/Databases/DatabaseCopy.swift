import Glibc
import Platform
import SQLite

/// A private copy of another program's SQLite database. SQLite never opens the original, so it can't change or lock it.
final class DatabaseCopy {
    /// What every SQLite database begins with (sqlite.org/fileformat.html, section 1.3).
    static let signature = Array("SQLite format 3\0".utf8)

    private let folder: String
    private let name: String
    private var database: Database?

    /// Copies what was read: the file, and its write-ahead log where the program has not yet written that back.
    init(_ bytes: [UInt8], log: [UInt8]?, name: String) throws(ExchangeError) {
        self.name = name
        let temporary = environmentVariable("TMPDIR") ?? "/tmp"
        var template = Array((temporary + "/vitaminb-" + String(repeating: "X", count: 6)).utf8CString)
        guard mkdtemp(&template) != nil else {
            throw ExchangeError(name, "can't be copied to \(temporary): \(String(cString: strerror(errno)))")
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try write(bytes, to: path)
        if let log, !log.isEmpty { try write(log, to: path + "-wal") }
        do throws(SQLiteError) { database = try Database(path: path) } catch { throw unreadable(error) }
    }

    deinit {
        database = nil
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
        rmdir(folder)
    }

    /// All rows that a query yields, their columns as text. A row that is longer than SQLite's own bound is an error.
    func rows(_ query: String) throws(ExchangeError) -> [[String]] {
        do throws(SQLiteError) {
            if let rows = try database?.rows(query, bound: CSVReader.maximumRecords * 64) { return rows }
        } catch {
            throw unreadable(error)
        }
        throw ExchangeError(name, "too many rows")
    }

    /// The names of the tables.
    func tables() throws(ExchangeError) -> [String] {
        try rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").compactMap(\.first)
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
