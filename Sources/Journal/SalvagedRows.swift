import KeepInTouch
import SQLite

/// The readable rows of a journal that may be damaged: forwards up to the damage, and backwards from the end to it.
struct SalvagedRows {
    /// The wanted rows that are unchanged, in order. Those that schemas before 4 wrote are as this one writes them, at their places: they
    /// may come to stand behind others.
    private(set) var rows: [[Statement.Value]] = []
    private var oldPlaces = OldPlaces()
    /// How many entries the journal had.
    private(set) var count: Int64 = 0
    /// Whether the whole file could be read.
    private(set) var isComplete = true

    /// Reads the rows with wanted ids. Throws if nothing can be read.
    init(path: String, isWanted: (String) throws -> Bool) throws {
        let database = try Database(path: path)
        let columns = try Column.list(in: database)
        guard columns.hasPrefix(Column.id.name) else { throw JournalError.damaged(path: path, what: "it has no entries") }
        let select = "SELECT \(columns), seq FROM entry NOT INDEXED"
        var last: Int64 = 0
        var order = RowOrder()
        do {
            let forwards = try database.prepare("\(select) ORDER BY seq")
            while try forwards.step() {
                last = forwards.integer(Column.count)
                if forwards.optionalInteger(.second) == nil { oldPlaces.note(said: Instant(seconds: forwards.integer(.said))) }
                try take(forwards, if: order.isWhole(forwards), isWanted)
            }
        } catch {
            isComplete = false
            let fromStart = rows
            rows = []
            // If the backward scan hits the damage at once, stop.
            let backwards = try? database.prepare("\(select) WHERE seq > \(last) ORDER BY seq DESC")
            while let backwards, (try? backwards.step()) == true { try take(backwards, if: backwards.isWhole, isWanted) }
            rows = fromStart + rows.reversed()
        }
        count = max(count, (try? database.number("SELECT seq FROM sqlite_sequence WHERE name = 'entry'")) ?? 0)
    }

    private mutating func take(_ row: Statement, if isWhole: Bool, _ isWanted: (String) throws -> Bool) throws {
        count = max(count, row.integer(Column.count))
        guard isWhole, let id = row.text(.id), try isWanted(id) else { return }
        rows.append(placed(row))
    }

    private func placed(_ row: Statement) -> [Statement.Value] {
        guard row.optionalInteger(.second) == nil, let entry = row.knownEntry() else { return (0..<Column.count).map(row.value) }
        return EntryRow(oldPlaces.placed(entry, row.integer(Column.count))).values
    }
}
