import CSQLite
import Glibc

/// A private copy of somebody else's SQLite database, so that theirs is not even looked at by SQLite.
final class DatabaseCopy {
    /// What every SQLite database begins with (sqlite.org/fileformat.html, section 1.3).
    static let signature = Array("SQLite format 3\0".utf8)

    private let folder: String
    private let name: String
    private var handle: OpaquePointer?

    /// Copies what was read: the file, and its write-ahead log where a program has not yet put that away.
    init(_ bytes: [UInt8], log: [UInt8]?, name: String) throws(ExchangeError) {
        self.name = name
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((temporary + "/vitaminb-" + String(repeating: "X", count: 6)).utf8CString)
        guard mkdtemp(&template) != nil else {
            throw ExchangeError(name, "can't be copied to \(temporary): \(String(cString: strerror(errno)))")
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try Self.write(bytes, to: path, name)
        if let log, !log.isEmpty { try Self.write(log, to: path + "-wal", name) }
        let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil)
        guard code == SQLITE_OK else { throw error }
    }

    deinit {
        sqlite3_close(handle)
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
        rmdir(folder)
    }

    /// All rows that a query yields, their columns as text. A row that is longer than SQLite's own bound is an error.
    func rows(_ query: String) throws(ExchangeError) -> [[String]] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, query, -1, &statement, nil) == SQLITE_OK else { throw error }
        defer { sqlite3_finalize(statement) }
        var rows: [[String]] = []
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return rows }
            guard code == SQLITE_ROW else { throw error }
            guard rows.count < CSVReader.maximumRecords * 64 else { throw ExchangeError(name, "too many rows") }
            rows.append((0..<sqlite3_column_count(statement)).map { Self.text(statement, $0) })
        }
    }

    /// The names of the tables.
    func tables() throws(ExchangeError) -> [String] {
        try rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").compactMap(\.first)
    }

    private var path: String { folder + "/copy.sqlite" }

    private var error: ExchangeError { ExchangeError(name, "the database can't be read: \(String(cString: sqlite3_errmsg(handle)))") }

    private static func text(_ statement: OpaquePointer?, _ column: Int32) -> String {
        guard let bytes = sqlite3_column_text(statement, column) else { return "" }
        return String(decoding: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self)
    }

    private static func write(_ bytes: [UInt8], to path: String, _ name: String) throws(ExchangeError) {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        var rest = bytes[...]
        while descriptor >= 0, !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { break }
        }
        guard descriptor >= 0, rest.isEmpty else {
            throw ExchangeError(name, "can't be copied to \(path): \(String(cString: strerror(errno)))")
        }
    }
}
