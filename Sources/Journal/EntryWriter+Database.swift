import FoundationEssentials
import Glibc
import KeepInTouch
import SQLite

/// Who writes a journal, and where its rows are in the order of all entries.
extension EntryWriter {
    /// The writer of this database, who goes on behind its last row; nil: the database names none. `hasOthers` is whether others have
    /// written rows of it.
    init?(of database: Database, _ old: OldPlaces, hasOthers: Bool) throws(SQLiteError) {
        guard let digits = try database.text("SELECT writer FROM journal"), let id = UUID(digits: digits) else { return nil }
        let last = try database.prepare("SELECT number, second, counter FROM entry WHERE writer = ? ORDER BY number DESC LIMIT 1")
        try last.bind([.text(digits)])
        let isThere = try last.step()
        // The rows of older schemas count as this writer's.
        let own = isThere ? HybridClock(second: last.integer(1), counter: last.integer(2)) : old.last
        var heard = HybridClock(second: 0)
        if hasOthers {
            // Those that are believed now: one that isn't would hide all that come after it.
            let others = try database.prepare(
                "SELECT second, counter FROM entry WHERE writer <> ? AND second <= ? ORDER BY second DESC, counter DESC LIMIT 1")
            try others.bind([.text(digits), .integer(HybridClock.latestBelieved(at: Instant(seconds: Int64(time(nil)))))])
            if try others.step() { heard = HybridClock(second: others.integer(0), counter: others.integer(1)) }
        }
        self.init(id: id, count: isThere ? last.integer(0) : 0, own: own, heard: heard)
    }
}

extension Database {
    /// Whether the journal in it has rows that another writer than its own has written.
    var hasOtherWriters: Bool {
        get throws(SQLiteError) {
            // Two conditions, for which there is an index.
            let isThere = [
                "entry WHERE writer < (SELECT writer FROM journal)", "entry WHERE writer > (SELECT writer FROM journal)", "twin",
            ]
            .map { "EXISTS (SELECT 1 FROM \($0))" }
            return try number("SELECT " + isThere.joined(separator: " OR ")) != 0
        }
    }
}

/// The places of rows that schemas before 4 wrote, which don't have one: by their numbers, at the latest believable moment at which
/// anything before them was said. They are the first of the table.
struct OldPlaces {
    private var clocks: [HybridClock] = []

    init() {}

    init(of database: Database) throws(SQLiteError) {
        let rows = try database.prepare("SELECT said, second FROM entry ORDER BY seq")
        while try rows.step(), rows.optionalInteger(1) == nil { note(said: Instant(seconds: rows.integer(0))) }
    }

    /// Notes when the next of these rows was said.
    mutating func note(said: Instant) { clocks.append(last.next(said)) }

    /// The last one's clock.
    var last: HybridClock { clocks.last ?? HybridClock(second: 0) }

    /// The entry of the row with this number at its place, if it has none.
    func placed(_ entry: Entry, _ number: Int64) -> Entry {
        if entry.place != nil { return entry }
        let index = Int(number) - 1
        let clock = clocks.indices.contains(index) ? clocks[index] : HybridClock(second: entry.said.seconds)
        return entry.at(EntryPlace(clock, writer: .zero, number: number))
    }
}
