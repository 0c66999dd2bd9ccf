import FoundationEssentials

/// One occurrence of something falling due for one contact.
public struct Reminder: Hashable, Sendable {
    /// Its identity, derived, so that a restart or another machine speaks of the same one.
    public let id: ReminderID
    /// The day from which it is due.
    public let due: CivilDate
    /// The day from which it is overdue.
    public let overdue: CivilDate
    /// Whether it is urgent once it is overdue, and told again then: the cadence says "at most".
    var isUrgentWhenOverdue = false
    /// For keep-in-touch and for seeing each other, how the due day came about.
    public internal(set) var clock: ClockBasis?
    /// For an occasion, the day it is on; later than `due` where there is a lead time.
    public internal(set) var occasion: CivilDate?
    /// For an occasion whose first year is known, how many years it makes.
    public internal(set) var years: Int?
    /// For a promise, what was promised.
    public internal(set) var promise: String?
    /// The last interaction; nil: never contacted.
    public internal(set) var lastContact: LastContact?
    /// Give and take, where it is to be spoken of.
    public internal(set) var favors = Favors()
    /// When it was told, if it was.
    public internal(set) var told: Instant?
    /// Hidden and silent until then, if it is snoozed.
    public internal(set) var snoozedUntil: Instant?
    /// Why it is silent for the time being, if it is.
    public internal(set) var paused: Paused?
    /// Whether it still has to be told.
    var waits = true

    init(id: ReminderID, due: CivilDate, overdue: CivilDate) {
        self.id = id
        self.due = due
        self.overdue = overdue
    }

    /// For keep-in-touch and for seeing each other, the cadence it follows.
    public var cadence: Cadence? { clock?.cadence.every }

    /// Whether somebody hid it for the time being.
    public func isSnoozed(at now: Instant) -> Bool {
        snoozedUntil.map { now < $0 } ?? false
    }

    /// Whether it is neither listed nor told for the time being.
    public func isHidden(at now: Instant) -> Bool {
        paused != nil || isSnoozed(at: now)
    }

    /// Whether it has been put off for longer than its cadence allows at most.
    public func isUrgent(on today: CivilDate) -> Bool {
        isUrgentWhenOverdue && overdue <= today
    }

    /// Whether a later day may make something else of it once it is due: an occasion lapses, and what is put off becomes urgent.
    func changes(after today: CivilDate) -> Bool {
        occasion != nil || isUrgentWhenOverdue && today < overdue
    }

    /// For a clock the time since it was due as a share of its cadence.
    func urgency(on today: CivilDate) -> Double {
        Double(today.days(since: due)) / max(cadence?.averageDays ?? 1, 1)
    }

    /// Its state on this day, in the words that `due` and `upcoming` print.
    public func state(on today: CivilDate, at now: Instant) -> State {
        if paused != nil { return .paused }
        if isSnoozed(at: now) { return .snoozed }
        return today < due ? .upcoming : today < overdue ? .due : .overdue
    }

    /// What state a reminder is in.
    public enum State: String, CaseIterable, Sendable, Codable {
        case upcoming, due, overdue, snoozed, paused
    }
}

/// The last interaction with a contact.
public struct LastContact: Hashable, Sendable {
    /// The day it happened.
    public let date: CivilDate
    /// By what means.
    public let via: Via

    /// An interaction on that day.
    public init(date: CivilDate, via: Via) {
        self.date = date
        self.via = via
    }
}

/// What a reminder is about.
public enum ReminderKind: String, CaseIterable, Hashable, Sendable {
    case keepInTouch = "keep-in-touch"
    case inPerson = "in-person"
    case birthday
    case anniversary
    case promise

    /// Whether it counts in the daily budget: occasions and promises have their day, and don't wait.
    public var isBudgeted: Bool {
        switch self {
        case .keepInTouch, .inPerson: true
        case .birthday, .anniversary, .promise: false
        }
    }
}

/// Which of a contact's reminders: its kind and its cycle.
public struct ReminderKey: Hashable, Sendable {
    /// What it is about.
    public let kind: ReminderKind
    /// Which turn of the wheel.
    public let cycle: Cycle

    /// One turn of what comes round.
    public enum Cycle: Hashable, Sendable {
        /// A clock or a promise, named by the journal entry that started it; a clock that none started by the Nil UUID.
        case since(UUID)
        /// An occasion, named by the year it falls in.
        case year(Int)
    }

    /// The reminder of this kind and cycle.
    public init(kind: ReminderKind, cycle: Cycle) {
        self.kind = kind
        self.cycle = cycle
    }
}

extension ReminderKey: LosslessStringConvertible {
    /// `keep-in-touch/4f9f1c0e-…`, `birthday/2026`.
    public var description: String {
        switch cycle {
        case .since(let entry): "\(kind.rawValue)/\(entry.uuidString.lowercased())"
        case .year(let year): "\(kind.rawValue)/\(year)"
        }
    }

    /// Reads what ``description`` writes.
    public init?(_ description: String) {
        guard let slash = description.utf8.firstIndex(of: UInt8(ascii: "/")),
            let kind = ReminderKind(rawValue: String(description[..<slash]))
        else { return nil }
        let cycle = String(description[description.utf8.index(after: slash)...])
        switch kind {
        case .keepInTouch, .inPerson, .promise:
            guard let entry = UUID(text: cycle) else { return nil }
            self.init(kind: kind, cycle: .since(entry))
        case .birthday, .anniversary:
            guard let year = digits(cycle) else { return nil }
            self.init(kind: kind, cycle: .year(year))
        }
    }
}

/// A reminder's identity: which of whose. Its text is the same in the journal, on the stream and in the CLI.
public struct ReminderID: Hashable, Sendable {
    /// Which.
    public let key: ReminderKey
    /// Whose.
    public let contact: ContactID

    /// The contact's reminder of this kind and cycle.
    public init(key: ReminderKey, contact: ContactID) {
        self.key = key
        self.contact = contact
    }
}

extension ReminderID: LosslessStringConvertible {
    /// `birthday/2026/` and the contact's UID.
    public var description: String { "\(key)/\(contact)" }

    /// Reads what ``description`` writes.
    public init?(_ description: String) {
        let parts = description.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let key = ReminderKey(parts[0] + "/" + parts[1]) else { return nil }
        self.init(key: key, contact: ContactID(rawValue: parts[2]))
    }
}
