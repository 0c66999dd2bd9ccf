import FoundationEssentials

/// What a reminder is about.
package enum ReminderKind: String, CaseIterable, Hashable, Sendable {
    case keepInTouch = "keep-in-touch"
    case inPerson = "in-person"
    case birthday
    case anniversary
    case promise

    /// Whether it counts in the daily budget: occasions and promises have their day, and don't wait.
    package var isBudgeted: Bool {
        switch self {
        case .keepInTouch, .inPerson: true
        case .birthday, .anniversary, .promise: false
        }
    }
}

/// Which of a contact's reminders: its kind and its cycle.
package struct ReminderKey: Hashable, Sendable {
    /// What it is about.
    package let kind: ReminderKind
    /// Which turn of the wheel.
    package let cycle: Cycle

    /// One turn of what comes round.
    package enum Cycle: Hashable, Sendable {
        /// A clock or a promise, named by the journal entry that started it; a clock that none started by the Nil UUID.
        case since(UUID)
        /// An occasion, named by the year it falls in.
        case year(Int)
    }

    /// The reminder of this kind and cycle.
    package init(kind: ReminderKind, cycle: Cycle) {
        self.kind = kind
        self.cycle = cycle
    }
}

extension ReminderKey: LosslessStringConvertible {
    /// `keep-in-touch/4f9f1c0e-…`, `birthday/2026`.
    package var description: String {
        switch cycle {
        case .since(let entry): "\(kind.rawValue)/\(entry.uuidString.lowercased())"
        case .year(let year): "\(kind.rawValue)/\(year)"
        }
    }

    /// Reads what ``description`` writes.
    package init?(_ description: String) {
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
package struct ReminderID: Hashable, Sendable {
    /// Which.
    package let key: ReminderKey
    /// Whose.
    package let contact: ContactID

    /// The contact's reminder of this kind and cycle.
    package init(key: ReminderKey, contact: ContactID) {
        self.key = key
        self.contact = contact
    }
}

extension ReminderID: LosslessStringConvertible {
    /// `birthday/2026/` and the contact's UID.
    package var description: String { "\(key)/\(contact)" }

    /// Reads what ``description`` writes.
    package init?(_ description: String) {
        let parts = description.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let key = ReminderKey(parts[0] + "/" + parts[1]) else { return nil }
        self.init(key: key, contact: ContactID(rawValue: parts[2]))
    }
}
