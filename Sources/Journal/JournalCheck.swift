import SQLite

/// Whether a journal is as it was written, looked at from end to end.
enum JournalCheck {
    /// Throws a ``JournalError/damaged(path:what:)`` that says what is wrong first. With a million entries it takes some seconds.
    static func run(_ database: Database) throws {
        do {
            let verdict = try database.text("PRAGMA integrity_check(1)") ?? "no answer"
            guard verdict == "ok" else { throw JournalError.damaged(path: database.path, what: verdict) }
            guard try database.number("PRAGMA application_id") == Schema.applicationID else {
                throw JournalError.foreign(path: database.path)
            }
            // Rows from before there were checksums have nothing to compare with.
            guard try database.number("PRAGMA user_version") >= Schema.firstWithChecksums else { return }
            // The daemon may write meanwhile.
            try database.snapshot { try checkEntries(of: database) }
        } catch let error as SQLiteError where error.isDamage {
            throw JournalError.damaged(path: database.path, what: error.message)
        }
    }

    /// That each entry is as it was written, and none is missing.
    private static func checkEntries(of database: Database) throws {
        let rows = try database.prepare("SELECT \(EntryRow.columns), seq FROM entry NOT INDEXED ORDER BY seq")
        var order = EntryRow.Order()
        var last: Int64 = 0
        while try rows.step() {
            let seq = rows.integer(EntryRow.count)
            guard order.isWhole(rows) else { throw JournalError.damaged(path: database.path, what: "entry \(seq) was changed") }
            guard seq == last + 1 else { throw JournalError.damaged(path: database.path, what: "entry \(last + 1) is missing") }
            last = seq
        }
        guard try database.number("SELECT seq FROM sqlite_sequence WHERE name = 'entry'") == last else {
            throw JournalError.damaged(path: database.path, what: "entry \(last + 1) is missing")
        }
    }
}
