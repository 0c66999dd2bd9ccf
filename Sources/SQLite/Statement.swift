import CSQLite

/// A prepared statement. Columns are counted from 0.
package final class Statement {
    private let handle: OpaquePointer
    private let database: Database

    init(_ handle: OpaquePointer, in database: Database) {
        self.handle = handle
        self.database = database
    }

    deinit {
        if database.isIndexWhole { sqlite3_finalize(handle) }
    }

    /// Resets the statement and binds these values to its parameters, in their order.
    package func bind(_ values: [Value]) throws(SQLiteError) {
        try database.checkIndex()
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

    /// How many columns its rows have.
    var columnCount: Int32 { sqlite3_column_count(handle) }

    /// The column as an integer; of anything else what SQLite converts it to.
    package func integer(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    /// The column as a text; nil where it is NULL.
    package func text(_ column: Int32) -> String? {
        guard let bytes = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The column as an integer; nil where it is NULL.
    package func optionalInteger(_ column: Int32) -> Int64? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
    }

    /// The bytes of the column's text or blob. They are valid only within `body`.
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

    /// The kinds of values that vitaminb stores; a fraction or a blob is read as a text.
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
