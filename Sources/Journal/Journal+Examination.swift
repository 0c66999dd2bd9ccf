import KeepInTouch
import SQLite

/// Whether the file is still what was written to it.
extension Journal {
    /// What is known of that.
    package enum Condition: Equatable, Sendable {
        case whole
        case damaged(String)
        /// Looking at it would take seconds.
        case tooBig
    }

    /// Looks at it from end to end, unless it has more bytes than `bound`.
    package func condition(bound: Int64 = 64 << 20) -> Condition {
        do {
            let size = try database.number("PRAGMA page_count") * database.number("PRAGMA page_size")
            guard size <= bound else { return .tooBig }
            // What is in the cache was read when it was whole.
            try database.run("PRAGMA shrink_memory")
            try JournalCheck.run(database)
            try database.run("PRAGMA shrink_memory")
            return .whole
        } catch JournalError.damaged(_, let what) {
            return .damaged(what)
        } catch {
            return .damaged("\(error)")
        }
    }

    /// When the last entry was said, by the clock of then.
    package func lastSaid() throws(SQLiteError) -> Instant? {
        let rows = try database.prepare("SELECT said FROM entry ORDER BY seq DESC LIMIT 1")
        return try rows.step() ? Instant(seconds: rows.integer(0)) : nil
    }
}
