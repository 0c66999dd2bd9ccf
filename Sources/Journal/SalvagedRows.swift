import SQLite

/// The readable rows of a journal that may be damaged: forwards up to the damage, and backwards from the end to it.
struct SalvagedRows {
    /// The wanted rows that are unchanged, in order.
    private(set) var rows: [[Statement.Value]] = []
    /// How many entries the journal had.
    private(set) var count: Int64 = 0
    /// Whether the whole file could be read.
    private(set) var isComplete = true

    /// Reads the rows with wanted ids. Throws if nothing can be read.
    init(path: String, isWanted: (String) throws -> Bool) throws {
        let database = try Database(path: path)
        // Older schemas have fewer columns.
        let known = try database.prepare("SELECT name FROM pragma_table_info('entry')")
        var there: Set<String> = []
        while try known.step() { if let name = known.text(0) { there.insert(name) } }
        guard there.contains("id") else { throw JournalError.damaged(path: path, what: "it has no entries") }
        let columns = EntryRow.columns.split(separator: ", ").map { there.contains(String($0)) ? String($0) : "NULL" }
        let select = "SELECT \(columns.joined(separator: ", ")), seq FROM entry NOT INDEXED"
        var last: Int64 = 0
        var order = EntryRow.Order()
        do {
            let forwards = try database.prepare("\(select) ORDER BY seq")
            while try forwards.step() {
                last = forwards.integer(EntryRow.count)
                try take(forwards, if: order.isWhole(forwards), isWanted)
            }
        } catch {
            isComplete = false
            let fromStart = rows
            rows = []
            // If the backward scan hits the damage at once, stop.
            let backwards = try? database.prepare("\(select) WHERE seq > \(last) ORDER BY seq DESC")
            while let backwards, (try? backwards.step()) == true { try take(backwards, if: EntryRow.isWhole(backwards), isWanted) }
            rows = fromStart + rows.reversed()
        }
        count = max(count, (try? database.number("SELECT seq FROM sqlite_sequence WHERE name = 'entry'")) ?? 0)
    }

    private mutating func take(_ row: Statement, if isWhole: Bool, _ isWanted: (String) throws -> Bool) throws {
        count = max(count, row.integer(EntryRow.count))
        guard isWhole, let id = row.text(0), try isWanted(id) else { return }
        rows.append((0..<EntryRow.count).map(row.value))
    }
}
