import FoundationEssentials
import KeepInTouch
import SQLite

/// What machines exchange.
extension Journal {
    /// What its writer has written after the entry of that number, in order, at most `bound` entries.
    package func entries(writtenAfter number: Int64, bound: Int) throws(SQLiteError) -> [Entry] {
        let rows = try database.prepare(
            "SELECT \(Column.list) FROM entry WHERE writer = ? AND number > ? ORDER BY number LIMIT \(bound)")
        try rows.bind([.text(writer.digits), .integer(number)])
        var entries: [Entry] = []
        while try rows.step() { if let entry = rows.entry() { entries.append(entry) } }
        return entries
    }

    /// The id of the entry that this writer has written as this one of its entries; nil: it is not there.
    package func id(at place: EntryPlace) -> UUID? {
        guard let rows = try? database.prepare("SELECT id FROM entry WHERE writer = ? AND number = ?"),
            (try? rows.bind([.text(place.writer.digits), .integer(place.number)])) != nil, (try? rows.step()) == true
        else { return nil }
        return rows.text(0).flatMap { UUID(text: $0) }
    }

    /// Whether it has this entry.
    package func has(_ id: UUID) throws(SQLiteError) -> Bool { try isThere(.text(id.text)) }

    /// The id of the entry that was appended last; nil: there is none.
    package var lastEntry: UUID? { ((try? database.lastEntry())?.id).flatMap { UUID(text: $0) } }
}
