import SQLite

/// The columns of an entry's row. Statements name all of them in this order, so the raw value is a column's place.
enum Column: Int32, CaseIterable {
    case id, said, happened, contact, verb, via, note, until, every, reminders, undoes, groupName, other, day, untilDay, inPerson
    /// Of the columns before it. Only rows that schema 3 wrote have one.
    case checksum
    /// Null: the row's own id.
    case act
    /// The day of `happened` where it was said, counted from 1 January 1970.
    case localDay
    case isSpan, moment
    /// The id of the entry that this one is about. In rows of older schemas an undo's is in `undoes`.
    case target
    /// Another moment than `said` and `happened`, and its local day as `localDay` counts it.
    case at, atDay
    case text, groups, direction, source, origin, hasPlace
    /// When the row was written, by a hybrid logical clock: its second and, within that, its counter.
    case second, counter
    /// Who wrote the row, and which of that writer's rows it is.
    case writer, number
    /// A checksum of all other columns but `checksum`. Rows of older schemas have none.
    case seal

    /// The column's name in the table: `groupName` is `group_name`.
    var name: String {
        "\(self)".reduce(into: "") { name, letter in name += letter.isUppercase ? "_" + letter.lowercased() : String(letter) }
    }

    static let count = Int32(allCases.count)
    /// All of them, as a statement names them.
    static let list = allCases.map(\.name).joined(separator: ", ")
    /// One parameter for each.
    static let parameters = allCases.map { _ in "?" }.joined(separator: ", ")

    /// All of them as a statement on this database names them, which may have an older schema: NULL for what it hasn't.
    static func list(in database: Database) throws(SQLiteError) -> String {
        let rows = try database.prepare("SELECT name FROM pragma_table_info('entry')")
        var there: Set<String> = []
        while try rows.step() { if let name = rows.text(0) { there.insert(name) } }
        return allCases.map { there.contains($0.name) ? $0.name : "NULL" }.joined(separator: ", ")
    }
}

extension Statement {
    func text(_ column: Column) -> String? { text(column.rawValue) }
    func integer(_ column: Column) -> Int64 { integer(column.rawValue) }
    func optionalInteger(_ column: Column) -> Int64? { optionalInteger(column.rawValue) }
}
