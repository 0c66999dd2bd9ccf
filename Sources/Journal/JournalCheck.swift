import SQLite

/// Checks a whole journal for damage.
enum JournalCheck {
    /// Throws ``JournalError/damaged(path:what:)`` with the first damage found. A million entries take some seconds.
    static func run(_ database: Database) throws {
        do {
            let tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('entry', 'journal')"
            guard try database.number(tables) == 2 else { throw JournalError.foreign(path: database.path) }
            let verdict = try database.text("PRAGMA integrity_check(1)") ?? "no answer"
            guard verdict == "ok" else { throw JournalError.damaged(path: database.path, what: verdict) }
            guard try database.number("PRAGMA application_id") == Schema.applicationID else {
                throw JournalError.foreign(path: database.path)
            }
            // Older schemas have no checksums to compare.
            guard try database.number("PRAGMA user_version") >= Schema.firstWithChecksums else { return }
            // A snapshot, because the daemon may write at the same time.
            try database.snapshot { try checkEntries(of: database) }
        } catch let error as SQLiteError where error.isDamage {
            throw JournalError.damaged(path: database.path, what: error.message)
        }
    }

    /// Throws if an entry was changed or is missing.
    private static func checkEntries(of database: Database) throws {
        let rows = try database.prepare("SELECT \(Column.list(in: database)), seq FROM entry NOT INDEXED ORDER BY seq")
        var order = RowOrder()
        var last: Int64 = 0
        while try rows.step() {
            let seq = rows.integer(Column.count)
            guard order.isWhole(rows) else { throw JournalError.damaged(path: database.path, what: "entry \(seq) was changed") }
            guard seq == last + 1 else { throw JournalError.damaged(path: database.path, what: "entry \(last + 1) is missing") }
            last = seq
        }
        guard try database.number("SELECT seq FROM sqlite_sequence WHERE name = 'entry'") == last else {
            throw JournalError.damaged(path: database.path, what: "entry \(last + 1) is missing")
        }
    }
}
