import ControlInterface
import FoundationEssentials
import KeepInTouch

/// Something that hooks are run for, and what they are told of it.
struct HookEvent: Equatable {
    /// What happened: the hook's first argument.
    enum Kind: String, CaseIterable {
        case reminder, acknowledged, logged, snoozed, skipped, undone
    }

    let kind: Kind
    /// What the hook reads: a JSON object and a line end.
    let text: [UInt8]

    /// How many reminders it lists.
    static let reminderBound = 50

    private struct Object: Encodable {
        var event: String
        var reminders: [WireReminder]?
        /// How many reminders more there are than the list has.
        var more: Int?
        var contact: String?
        var name: String?
        var entry: WireEntry?
    }

    /// These reminders were told, all at once.
    init(told reminders: [WireReminder]) {
        let more = reminders.count - Self.reminderBound
        self.init(
            .reminder,
            Object(event: Kind.reminder.rawValue, reminders: Array(reminders.prefix(Self.reminderBound)), more: more > 0 ? more : nil))
    }

    /// The user said this; nil: it is nothing that hooks are run for.
    init?(said entry: Entry, in book: Book) {
        let kind: Kind? =
            switch entry.what {
            case .acknowledged: .acknowledged
            case .logged: .logged
            case .snoozed: .snoozed
            case .skipped: .skipped
            case .undone: .undone
            default: nil
            }
        guard let kind else { return nil }
        let name = entry.contact.map { book.contact($0)?.name ?? $0.rawValue }
        self.init(
            kind, Object(event: kind.rawValue, contact: entry.contact?.rawValue, name: name, entry: WireEntry(entry, in: book)))
    }

    private init(_ kind: Kind, _ object: Object) {
        self.kind = kind
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Only an infinite number could not be encoded, and there is none in it.
        text = [UInt8]((try? encoder.encode(object)) ?? Data()) + "\n".utf8
    }
}
