import CSQLite

/// One open SQLite database: what the journal needs of SQLite's C library, and no more.
///
/// Not `Sendable`: whoever opened it uses it, in one place.
package final class Database {
    private let handle: OpaquePointer
    package let path: String

    /// Opens the file, and creates it where `create` says so; only to read it where `readOnly` does.
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
        sqlite3_busy_timeout(handle, Self.patience)
    }

    /// A reader with a long query (a person with sqlite3) must not make an answer fail; in milliseconds.
    private static let patience: Int32 = 5000

    deinit {
        sqlite3_close_v2(handle)
    }

    /// Runs statements that yield nothing.
    package func run(_ sql: String) throws(SQLiteError) {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
        guard let statement else { throw SQLiteError(code: SQLITE_MISUSE, message: "no statement in \"\(sql)\"", path: path) }
        return Statement(statement, in: self)
    }

    /// Moves what is in the `-wal` file into the database's own and empties it, unless somebody reads there just now.
    package func checkpoint() throws(SQLiteError) {
        sqlite3_busy_timeout(handle, 0)
        defer { sqlite3_busy_timeout(handle, Self.patience) }
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

    /// Runs `body` as one transaction: all of it is on disk when this returns, or none of it ever.
    package func transaction<Result>(_ body: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
        try run("BEGIN IMMEDIATE")
        do {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            // A failed COMMIT may or may not have ended the transaction; there is nothing to roll back in the latter case.
            if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
            throw error
        }
    }

    /// Does it with the database as it is now, whatever another connection writes meanwhile (sqlite.org/isolation.html).
    package func snapshot(_ body: () throws -> Void) throws {
        try run("BEGIN")
        defer { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
        try body()
    }

    package func check(_ code: Int32) throws(SQLiteError) {
        if code != SQLITE_OK { throw error(code) }
    }

    package func error(_ code: Int32) -> SQLiteError {
        SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)), path: path)
    }
}

/// A prepared statement, to be used again and again.
package final class Statement {
    private let handle: OpaquePointer
    private let database: Database

    package init(_ handle: OpaquePointer, in database: Database) {
        self.handle = handle
        self.database = database
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Binds the values in their order, from a clean slate.
    package func bind(_ values: [Value]) throws(SQLiteError) {
        sqlite3_reset(handle)
        for (index, value) in values.enumerated() {
            let position = Int32(index + 1)
            switch value {
            case .null: try database.check(sqlite3_bind_null(handle, position))
            case .integer(let number): try database.check(sqlite3_bind_int64(handle, position, number))
            case .text(let text):
                // -1 is SQLITE_TRANSIENT, a macro that isn't imported: SQLite copies the text before this returns.
                let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                try database.check(sqlite3_bind_text(handle, position, text, Int32(text.utf8.count), transient))
            }
        }
    }

    /// Whether there is another row. After the last one the statement can be bound again.
    package func step() throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(handle)
            return false
        case let code:
            let error = database.error(code)
            sqlite3_reset(handle)
            throw error
        }
    }

    /// Runs a statement that yields no rows.
    package func run(_ values: [Value]) throws(SQLiteError) {
        try bind(values)
        _ = try step()
    }

    package func integer(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    package func text(_ column: Int32) -> String? {
        guard let bytes = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    package func optionalInteger(_ column: Int32) -> Int64? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
    }

    /// The column's text or blob as it is stored; valid within `body` alone.
    package func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let bytes = sqlite3_column_blob(handle, column)
        return body(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// What kind of value is in the column.
    package func kind(_ column: Int32) -> Kind {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer
        default: .text
        }
    }

    /// The kinds of values that we store; whatever else another program stored is read as a text.
    package enum Kind {
        case null, integer, text
    }

    /// The column's value.
    package func value(_ column: Int32) -> Value {
        switch kind(column) {
        case .null: .null
        case .integer: .integer(integer(column))
        case .text: .init(text(column))
        }
    }

    /// What can be bound to a parameter.
    package enum Value {
        case null
        case integer(Int64)
        case text(String)

        package init(_ text: String?) { self = text.map(Value.text) ?? .null }
        package init(_ number: Int64?) { self = number.map(Value.integer) ?? .null }
    }
}

/// What SQLite could not do, and to which file.
package struct SQLiteError: Error, Sendable, CustomStringConvertible {
    /// SQLite's extended result code (sqlite.org/rescode.html).
    package let code: Int32
    /// SQLite's own words.
    package let message: String
    /// The database's file.
    package let path: String

    /// Whether the file itself is spoilt, so that trying again doesn't help: SQLITE_CORRUPT, or SQLITE_NOTADB.
    package var isDamage: Bool { code & 0xFF == SQLITE_CORRUPT || code & 0xFF == SQLITE_NOTADB }

    /// Whether a row was refused for what it is, and not for want of anything.
    package var isConstraint: Bool { code & 0xFF == SQLITE_CONSTRAINT }

    /// `path: message (SQLite code)`.
    package var description: String { "\(path): \(message) (SQLite code \(code))" }
}
