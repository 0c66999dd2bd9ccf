import FoundationEssentials
import KeepInTouch
import SQLite

/// Entries as lines, each with the columns of its row that are not NULL, under their names. SQLite makes the JSON, and reads it.
package final class EntryLines {
    private let database: Database
    private let object: Statement
    private let row: Statement
    private let introduction: Statement

    /// Throws if there is no memory for it.
    package init() throws(SQLiteError) {
        database = try Database(path: ":memory:", create: true)
        // Who wrote a line, and which of theirs it is, come first, so that a person who looks for one finds it.
        let places: [Column] = [.writer, .number]
        let order = places + Column.allCases.filter { !places.contains($0) }
        let members = order.map { "'\($0.name)', ?\($0.rawValue + 1)" }.joined(separator: ", ")
        object = try database.prepare("SELECT json_patch('{}', json_object(\(members)))")
        let columns = Column.allCases.map { "?1 ->> '$.\($0.name)'" }.joined(separator: ", ")
        row = try database.prepare("SELECT \(columns), (SELECT count(*) FROM json_each(?1)) WHERE json_valid(?1)")
        introduction = try database.prepare("SELECT ?1 ->> '$.machine', ?1 ->> '$.began', ?1 ->> '$.writer' WHERE json_valid(?1)")
    }

    /// Who writes a file.
    package struct Introduction: Equatable, Sendable {
        package let writer: UUID
        /// The name of the machine.
        package let machine: String
        /// When the writer's journal began.
        package let began: Instant

        package init(writer: UUID, machine: String, began: Instant) { (self.writer, self.machine, self.began) = (writer, machine, began) }
    }

    /// What a line says.
    package enum Content {
        case entry(Entry)
        case introduction(Introduction)
        /// A later version has written it, which can say more.
        case unknown
    }

    /// The line of an entry that has a place.
    package func line(of entry: Entry) throws(SQLiteError) -> [UInt8] {
        try object.bind(EntryRow(entry).values)
        guard try object.step(), let text = object.text(0) else { return [] }
        _ = try object.step()
        return SealedLine.bytes(of: text)
    }

    /// The line that begins a file.
    package func line(of one: Introduction) throws(SQLiteError) -> [UInt8] {
        let statement = try database.prepare("SELECT json_object('machine', ?1, 'writer', ?2, 'began', ?3)")
        try statement.bind([.text(one.machine), .text(one.writer.digits), .integer(one.began.seconds)])
        guard try statement.step(), let text = statement.text(0) else { return [] }
        return SealedLine.bytes(of: text)
    }

    /// What a whole line says.
    package func content(of line: ArraySlice<UInt8>) -> Content {
        let text = String(decoding: line, as: UTF8.self)
        // What SQLite can't read is nothing that this version has written.
        return entry(text).map(Content.entry) ?? introduction(text).map(Content.introduction) ?? .unknown
    }

    /// The entry, if all of it is understood: written again it would be the same row.
    private func entry(_ text: String) -> Entry? {
        guard (try? row.bind([.text(text)])) != nil, (try? row.step()) == true else { return nil }
        defer { try? row.bind([]) }
        let known = Column.allCases.count { row.kind($0.rawValue) != .null }
        // With the checksum.
        guard row.integer(Column.count) == known + 1, let entry = row.knownEntry(), entry.place != nil,
            case .integer(let seal) = EntryRow(entry).values[Int(Column.seal.rawValue)], seal == row.integer(.seal)
        else { return nil }
        return entry
    }

    private func introduction(_ text: String) -> Introduction? {
        guard (try? introduction.bind([.text(text)])) != nil, (try? introduction.step()) == true else { return nil }
        defer { try? introduction.bind([]) }
        guard let machine = introduction.text(0), let began = introduction.optionalInteger(1),
            let writer = introduction.text(2).flatMap(UUID.init(digits:))
        else { return nil }
        return Introduction(writer: writer, machine: machine, began: Instant(seconds: began))
    }
}
