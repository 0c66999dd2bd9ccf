import CSQLite

/// A call to SQLite that failed.
package struct SQLiteError: Error, Sendable, CustomStringConvertible {
    /// SQLite's extended result code (sqlite.org/rescode.html).
    package let code: Int32
    /// SQLite's message (sqlite3_errmsg).
    package let message: String
    /// The database's file.
    package let path: String

    /// Whether the file is damaged or no database, so that trying again doesn't help.
    package var isDamage: Bool { code & 0xFF == SQLITE_CORRUPT || code & 0xFF == SQLITE_NOTADB }

    /// Whether a constraint of the table refused the row.
    package var isConstraint: Bool { code & 0xFF == SQLITE_CONSTRAINT }

    /// `path: message (SQLite code)`; of a full disk only that.
    package var description: String {
        code & 0xFF == SQLITE_FULL ? "\(path): the disk is full" : "\(path): \(message) (SQLite code \(code))"
    }
}
