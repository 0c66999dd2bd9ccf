import FoundationEssentials

/// One occurrence of something falling due for one contact.
public struct Reminder: Hashable, Sendable {
    /// Its identity, derived, so that a restart or another machine speaks of the same one.
    public let id: ReminderID
    /// The day from which it is due.
    public let due: CivilDate
    /// The day from which it is overdue.
    public let overdue: CivilDate
    /// For an occasion, the day it is on; later than `due` where there is a lead time.
    public let occasion: CivilDate?
    /// For an occasion whose first year is known, how many years it makes.
    public let years: Int?
    /// For keep-in-touch, the cadence it follows.
    public let cadence: Cadence?
    /// The last interaction; nil: never contacted.
    public let lastContact: LastContact?
    /// When it was told, if it was.
    public let told: Instant?
    /// Hidden and silent until then, if it is snoozed.
    public let snoozedUntil: Instant?

    /// Whether somebody hid it for the time being.
    public func isSnoozed(at now: Instant) -> Bool {
        snoozedUntil.map { now < $0 } ?? false
    }

    /// Whether it still has to be told: never told, or hidden since.
    var waits: Bool {
        guard let told else { return true }
        return snoozedUntil.map { told < $0 } ?? false
    }

    /// How urgent it is on this day: for keep-in-touch the time since it was due as a share of its cadence.
    func urgency(on today: CivilDate) -> Double {
        Double(today.days(since: due)) / max(cadence?.averageDays ?? 1, 1)
    }

    /// Its state on this day, in the words that `due` and `upcoming` print.
    public func state(on today: CivilDate, at now: Instant) -> State {
        if isSnoozed(at: now) { return .snoozed }
        return today < due ? .upcoming : today < overdue ? .due : .overdue
    }

    /// What state a reminder is in.
    public enum State: String, CaseIterable, Sendable, Codable {
        case upcoming, due, overdue, snoozed
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
    case birthday
    case anniversary
}

/// Which of a contact's reminders: its kind and its cycle.
public struct ReminderKey: Hashable, Sendable {
    /// What it is about.
    public let kind: ReminderKind
    /// Which turn of the wheel.
    public let cycle: Cycle

    /// One turn of what comes round.
    public enum Cycle: Hashable, Sendable {
        /// A keep-in-touch clock, named by the journal entry that started it.
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
        let parts = description.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let kind = ReminderKind(rawValue: parts[0]) else { return nil }
        if kind == .keepInTouch, let entry = UUID(uuidString: parts[1]) {
            self.init(kind: kind, cycle: .since(entry))
        } else if kind != .keepInTouch, let year = digits(parts[1]) {
            self.init(kind: kind, cycle: .year(year))
        } else {
            return nil
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
