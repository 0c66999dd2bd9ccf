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

    /// Whether another connection kept a lock for longer than this one waits.
    package var isLocked: Bool { code & 0xFF == SQLITE_BUSY }

    /// Whether a constraint of the table refused the row.
    package var isConstraint: Bool { code & 0xFF == SQLITE_CONSTRAINT }

    /// `path: message (SQLite code)`; of a full disk and a lock only that.
    package var description: String {
        switch code & 0xFF {
        case SQLITE_FULL: "\(path): the disk is full"
        case SQLITE_BUSY: "\(path): another program keeps it locked"
        default: "\(path): \(message) (SQLite code \(code))"
        }
    }
}
