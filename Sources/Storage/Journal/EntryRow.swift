import FoundationEssentials
import KeepInTouch

/// An entry as a row: the columns in the order in which every statement names them.
enum EntryRow {
    static let columns = "id, said, happened, contact, verb, via, note, until, every, reminders, undoes"

    static func values(_ entry: Entry) -> [Statement.Value] {
        var via: String?
        var note: String?
        var until: Int64?
        var every: String?
        var keys: [ReminderKey]?
        var undoes: UUID?
        switch entry.what {
        case .began, .ignored: break
        case .told(let key): keys = [key]
        case .acknowledged(let interaction, let answered): (via, note, keys) = (interaction.via.rawValue, interaction.note, answered)
        case .logged(let interaction): (via, note) = (interaction.via.rawValue, interaction.note)
        case .snoozed(let hidden, let instant): (keys, until) = (hidden, instant.seconds)
        case .skipped(let closed): keys = closed
        case .tracked(let cadence): every = cadence?.description
        case .undone(let id): undoes = id
        }
        return [
            .text(entry.id.text), .integer(entry.said.seconds), .integer(entry.happened.seconds), .text(entry.contact.rawValue),
            .text(entry.what.verb), .init(via), .init(note), .init(until), .init(every),
            .init(keys.map { $0.map(\.description).joined(separator: " ") }), .init(undoes?.text),
        ]
    }

    /// Reads the row a statement stands on; nil where it isn't one of ours.
    static func entry(_ row: Statement) -> Entry? {
        guard let id = row.text(0).flatMap(UUID.init(uuidString:)), let contact = row.text(3), let what = what(row) else { return nil }
        return Entry(
            id: id, said: Instant(seconds: row.integer(1)), happened: Instant(seconds: row.integer(2)),
            contact: ContactID(rawValue: contact),
            what: what)
    }

    private static func what(_ row: Statement) -> Entry.What? {
        let keys = (row.text(9) ?? "").split(separator: " ").compactMap { ReminderKey(String($0)) }
        // A means that a later version knows is still an interaction.
        let interaction = Interaction(via: row.text(5).flatMap(Via.init) ?? .other, note: row.text(6))
        switch row.text(4) {
        case "began": return .began
        case "told": return keys.first.map(Entry.What.told)
        case "ack": return .acknowledged(interaction, keys)
        case "log": return .logged(interaction)
        case "snooze": return row.optionalInteger(7).map { .snoozed(keys, until: Instant(seconds: $0)) }
        case "skip": return .skipped(keys)
        case "track":
            guard let text = row.text(8) else { return .tracked(every: nil) }
            return (try? Cadence(parsing: text)).map { .tracked(every: $0) }
        case "ignore": return .ignored
        case "undo": return row.text(10).flatMap(UUID.init(uuidString:)).map(Entry.What.undone)
        default: return nil
        }
    }
}

extension UUID {
    /// In lower case, as RFC 9562 writes it.
    var text: String { uuidString.lowercased() }
}
