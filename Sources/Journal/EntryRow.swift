import FoundationEssentials
import KeepInTouch
import Platform
import SQLite

/// An entry as a row of the table. All statements name the columns in this order.
struct EntryRow {
    static let columns =
        "id, said, happened, contact, verb, via, note, until, every, reminders, undoes, group_name, other, day, until_day, in_person, "
        + "checksum"
    static let count = Int32(columns.split(separator: ",").count)
    /// One parameter for each column.
    static let parameters = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")

    var via: Via?
    var note: String?
    var until: Instant?
    var every: Cadence?
    var reminders: [ReminderKey]?
    var undoes: UUID?
    var other: ContactID?
    var day: CivilDate?
    var untilDay: CivilDate?
    var inPerson: Cadence?

    static func values(_ entry: Entry) -> [Statement.Value] {
        let row = EntryRow(entry.what)
        var contact = ""
        var group: String?
        switch entry.subject {
        case .contact(let id): contact = id.rawValue
        case .group(let name): group = name
        case .everybody: break
        }
        let values: [Statement.Value] = [
            .text(entry.id.text), .integer(entry.said.seconds), .integer(entry.happened.seconds), .text(contact),
            .text(entry.what.verb.rawValue),
            .init(row.via?.rawValue), .init(row.note), .init(row.until?.seconds), .init(row.every?.description),
            .init(row.reminders.map { $0.map(\.description).joined(separator: " ") }), .init(row.undoes?.text), .init(group),
            .init(row.other?.rawValue), .init(row.day?.description), .init(row.untilDay?.description), .init(row.inPerson?.description),
        ]
        return values + [.integer(checksum(of: values))]
    }

    /// Whether the row is unchanged since it was written. A row without a checksum, from schema 1 or 2, counts as unchanged.
    static func isWhole(_ row: Statement) -> Bool {
        let last = count - 1
        guard let expected = row.optionalInteger(last) else { return true }
        var sum = Checksum()
        for column in 0..<last { row.add(column, to: &sum) }
        return Int64(bitPattern: sum.value) == expected
    }

    /// Checks whether rows are unchanged, in the order of their numbers. Rows without a checksum are the oldest, so a row without one after
    /// a row with one was changed.
    struct Order {
        private var hasChecksums = false

        mutating func isWhole(_ row: Statement) -> Bool {
            if row.optionalInteger(count - 1) == nil { return !hasChecksums && row.text(0) != nil }
            guard EntryRow.isWhole(row) else { return false }
            hasChecksums = true
            return true
        }
    }

    private static func checksum(of values: [Statement.Value]) -> Int64 {
        var sum = Checksum()
        for value in values { value.add(to: &sum) }
        return Int64(bitPattern: sum.value)
    }

    /// Reads the statement's current row; nil if it was changed or is of an unknown kind.
    static func entry(_ row: Statement) -> Entry? { isWhole(row) ? known(row) : nil }

    /// Reads an unchanged row; nil if it is of an unknown kind.
    static func known(_ row: Statement) -> Entry? {
        guard let id = row.text(0).flatMap(UUID.init(text:)), let contact = row.text(3), let verb = row.text(4),
            // Most entries of a young journal have nothing else, and a start reads all of them.
            let what = verb == "began" ? .began : EntryRow(row).what(verb)
        else { return nil }
        let subject: Subject = contact.isEmpty ? row.text(11).map(Subject.group) ?? .everybody : .contact(ContactID(rawValue: contact))
        return Entry(
            id: id, said: Instant(seconds: row.integer(1)), happened: Instant(seconds: row.integer(2)), subject: subject, what: what)
    }

    private init(_ what: Entry.What) {
        switch what {
        case .began, .ignored, .settled: break
        case .told(let key): reminders = [key]
        case .acknowledged(let interaction, let answered): (via, note, reminders) = (interaction.via, interaction.note, answered)
        case .logged(let interaction): (via, note) = (interaction.via, interaction.note)
        case .snoozed(let hidden, let instant): (reminders, until) = (hidden, instant)
        case .skipped(let closed): reminders = closed
        case .tracked(let cadence, let seeing): (every, inPerson) = (cadence, seeing)
        case .paused(let pause): (day, untilDay) = (pause.from, pause.until)
        case .resumed(let from): day = from
        case .promised(let text, let on): (note, day) = (text, on)
        case .gave(let text), .got(let text): note = text
        case .introduced(let contact), .merged(let contact): other = contact
        case .undone(let id): undoes = id
        }
    }

    private init(_ row: Statement) {
        // A means of contact that only a later version knows is still an interaction.
        via = row.text(5).flatMap(Via.init)
        note = row.text(6)
        until = row.optionalInteger(7).map(Instant.init(seconds:))
        every = row.text(8).flatMap { try? Cadence(parsing: $0) }
        reminders = row.text(9)?.utf8.split(separator: UInt8(ascii: " ")).compactMap { ReminderKey(String(Substring($0))) }
        undoes = row.text(10).flatMap { UUID(text: $0) }
        other = row.text(12).map(ContactID.init(rawValue:))
        day = row.text(13).flatMap(CivilDate.init)
        untilDay = row.text(14).flatMap(CivilDate.init)
        inPerson = row.text(15).flatMap { try? Cadence(parsing: $0) }
    }

    /// The content of an entry with this verb and these columns; nil if the verb is unknown or a column is missing.
    private func what(_ verb: String) -> Entry.What? {
        let keys = reminders ?? []
        let interaction = Interaction(via: via ?? .other, note: note)
        return switch verb {
        case "began": .began
        case "told": keys.first.map(Entry.What.told)
        case "ack": .acknowledged(interaction, keys)
        case "log": .logged(interaction)
        case "snooze": until.map { .snoozed(keys, until: $0) }
        case "skip": .skipped(keys)
        case "track": .tracked(every: every, inPerson: inPerson)
        case "ignore": .ignored
        case "pause": day.map { .paused(Pause(from: $0, until: untilDay)) }
        case "resume": day.map { .resumed(on: $0) }
        case "promise": day.map { .promised(note ?? "", on: $0) }
        case "gave": .gave(note ?? "")
        case "got": .got(note ?? "")
        case "settle": .settled
        case "introduce": other.map(Entry.What.introduced)
        case "merge": other.map(Entry.What.merged)
        case "undo": undoes.map(Entry.What.undone)
        default: nil
        }
    }
}
