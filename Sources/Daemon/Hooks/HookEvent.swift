import ControlInterface
import KeepInTouch
import Varlink

/// An event that hooks are run for, and its data.
struct HookEvent: Equatable {
    /// What happened: the hook's first argument.
    enum Kind: String, CaseIterable {
        case reminder, acknowledged, snoozed, skipped, undone

        /// The event of an entry; nil if hooks are not run for it.
        init?(_ what: Entry.What) {
            switch what {
            case .acknowledged, .logged: self = .acknowledged
            case .snoozed: self = .snoozed
            case .skipped: self = .skipped
            case .undone: self = .undone
            default: return nil
            }
        }
    }

    let kind: Kind
    /// What the hook reads: a JSON object and a newline.
    let text: [UInt8]

    /// How many reminders it lists.
    static let reminderBound = 50

    /// These reminders were told, all at once.
    init(told reminders: [WireReminder]) {
        let more = reminders.count - Self.reminderBound
        self.init(
            .reminder,
            WireHookInput(
                event: Kind.reminder.rawValue, reminders: Array(reminders.prefix(Self.reminderBound)), more: more > 0 ? more : nil))
    }

    /// The user said this.
    init(_ kind: Kind, _ entry: Entry, in book: Book) {
        let name = entry.contact.map { book.contact($0)?.name ?? $0.rawValue }
        self.init(
            kind, WireHookInput(event: kind.rawValue, contact: entry.contact, name: name, entry: WireEntry(entry, in: book)))
    }

    private init(_ kind: Kind, _ input: WireHookInput) {
        self.kind = kind
        text = JSONWriter.text(of: input) + "\n".utf8
    }
}
