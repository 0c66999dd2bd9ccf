import KeepInTouch
import SQLite

/// Whether the journal is undamaged.
extension Journal {
    /// What an examination found.
    package enum Condition: Equatable, Sendable {
        case whole
        case damaged(String)
        /// It was not examined, because that would take seconds.
        case tooBig
    }

    /// Checks the whole journal, unless it has more bytes than `bound`.
    package func condition(bound: Int64 = 64 << 20) -> Condition {
        do {
            let size = try database.number("PRAGMA page_count") * database.number("PRAGMA page_size")
            guard size <= bound else { return .tooBig }
            // Drop the cache, which may hide damage that happened later.
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

    /// When the last entry was made, by the clock at that time.
    package func lastSaid() throws(SQLiteError) -> Instant? {
        let rows = try database.prepare("SELECT said FROM entry ORDER BY seq DESC LIMIT 1")
        return try rows.step() ? Instant(seconds: rows.integer(0)) : nil
    }
}
