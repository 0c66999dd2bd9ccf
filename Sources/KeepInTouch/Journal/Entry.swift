import FoundationEssentials

/// One thing said, as the journal keeps it for ever. All state is a fold over these; none is ever changed or removed.
public struct Entry: Hashable, Sendable, Identifiable {
    /// Its own identity, the same on every machine.
    public let id: UUID
    /// When it was said.
    public let said: Instant
    /// When what it tells of happened; for most things the moment it was said.
    public let happened: Instant
    /// For whom.
    public let contact: ContactID
    /// What was said.
    public let what: What

    /// An entry; `happened` is the moment it was said, unless given.
    public init(id: UUID, said: Instant, happened: Instant? = nil, contact: ContactID, what: What) {
        self.id = id
        self.said = said
        self.happened = happened ?? said
        self.contact = contact
        self.what = what
    }

    /// What can be said.
    public enum What: Hashable, Sendable {
        /// Tracking began: the contact got a cadence for the first time. Said by the daemon.
        case began
        /// A reminder was told. Said by the daemon, before it tells it.
        case told(ReminderKey)
        /// "I got in touch", in answer to these reminders.
        case acknowledged(Interaction, [ReminderKey])
        /// An interaction that no reminder asked for.
        case logged(Interaction)
        /// These reminders are hidden and silent until then.
        case snoozed([ReminderKey], until: Instant)
        /// These reminders are closed without contact.
        case skipped([ReminderKey])
        /// Remind about this contact, with a cadence of its own or with its groups'.
        case tracked(every: Cadence?)
        /// Never remind about this contact.
        case ignored
        /// The entry with this id is taken back.
        case undone(UUID)

        /// The one word for it in the journal, on the wire and in the history that `show` prints.
        public var verb: String {
            switch self {
            case .began: "began"
            case .told: "told"
            case .acknowledged: "ack"
            case .logged: "log"
            case .snoozed: "snooze"
            case .skipped: "skip"
            case .tracked: "track"
            case .ignored: "ignore"
            case .undone: "undo"
            }
        }
    }

    /// Whether a person said it, so that `undo` may take it back.
    public var canBeUndone: Bool {
        switch what {
        case .began, .told, .undone: false
        case .acknowledged, .logged, .snoozed, .skipped, .tracked, .ignored: true
        }
    }
}

/// Contact that happened. When is the entry's `happened`.
public struct Interaction: Hashable, Sendable {
    /// By what means.
    public var via: Via
    /// What is worth remembering of it.
    public var note: String?

    /// An interaction by some means.
    public init(via: Via, note: String? = nil) {
        self.via = via
        self.note = note
    }
}

/// The means of an interaction.
public enum Via: String, CaseIterable, Hashable, Sendable, Codable {
    case call, meal, meeting, email, message, letter, event, other
}
