import FoundationEssentials
import KeepInTouch
import SQLite

/// What other machines have written at an earlier place under an id that is in the journal already.
final class Twins {
    private let database: Database
    private let places: Statement
    private let insert: Statement

    init(_ database: Database) throws(SQLiteError) {
        self.database = database
        let place = "second, counter, writer, number"
        places = try database.prepare("SELECT \(place) FROM entry WHERE id = ?1 UNION ALL SELECT \(place) FROM twin WHERE id = ?1")
        insert = try database.prepare("INSERT INTO twin (\(Column.list)) VALUES (\(Column.parameters))")
    }

    /// Adds those of these entries, which were written elsewhere, that are there under their id at later places only. Returns them.
    func append(_ entries: [Entry]) throws(SQLiteError) -> [Entry] {
        var new: [Entry] = []
        for entry in entries {
            guard let place = entry.place, let former = try firstPlace(of: entry), place < former else { continue }
            try insert.run(EntryRow(entry).values)
            new.append(entry)
        }
        return new
    }

    /// The first place at which something of this id was written; nil: nothing is there.
    private func firstPlace(of entry: Entry) throws(SQLiteError) -> EntryPlace? {
        var first: EntryPlace?
        try places.bind([.text(entry.id.text)])
        while try places.step() {
            // What was written before there were places was written before everything else.
            guard let second = places.optionalInteger(0), let writer = places.text(2).flatMap(UUID.init(digits:)) else {
                first = EntryPlace(HybridClock(second: .min), writer: entry.id, number: 0)
                continue
            }
            let place = EntryPlace(HybridClock(second: second, counter: places.integer(1)), writer: writer, number: places.integer(3))
            first = first.map { min($0, place) } ?? place
        }
        try places.bind([])
        return first
    }

    /// Reads all. Returns how many are not as they were written.
    func load(_ body: (Entry) -> Void) throws(SQLiteError) -> Int {
        var changed = 0
        let rows = try database.prepare("SELECT \(Column.list) FROM twin")
        while try rows.step() { if let entry = rows.entry() { body(entry) } else { changed += 1 } }
        return changed
    }

    /// Those for which this condition holds.
    func entries(where condition: String, _ values: [Statement.Value] = []) throws(SQLiteError) -> [Entry] {
        let rows = try database.prepare("SELECT \(Column.list) FROM twin WHERE \(condition)")
        try rows.bind(values)
        var entries: [Entry] = []
        while try rows.step() { if let entry = rows.entry() { entries.append(entry) } }
        return entries
    }
}
