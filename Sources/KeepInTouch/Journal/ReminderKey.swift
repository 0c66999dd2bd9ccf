import FoundationEssentials

/// What a reminder is about.
package enum ReminderKind: String, CaseIterable, Hashable, Sendable {
    case keepInTouch = "keep-in-touch"
    case inPerson = "in-person"
    case birthday
    case anniversary
    case promise

    /// Whether it counts in the daily budget. Occasions and promises don't: they belong to their day and can't wait.
    package var isBudgeted: Bool {
        switch self {
        case .keepInTouch, .inPerson: true
        case .birthday, .anniversary, .promise: false
        }
    }
}

/// Identifies a reminder among those of one contact, by its kind and its cycle.
package struct ReminderKey: Hashable, Sendable {
    /// What it is about.
    package let kind: ReminderKind
    /// Which repetition of it.
    package let cycle: Cycle

    /// One repetition.
    package enum Cycle: Hashable, Sendable {
        /// Of a clock or a promise: the journal entry that started it, or the Nil UUID for a clock that no entry started.
        case since(UUID)
        /// Of an occasion: the year in which it is.
        case year(Int)
        /// Of a labelled date: which of the contact's dates (``LabelledDay/mark``), and the year in which it is.
        case labelled(UInt32, year: Int)
    }

    /// The reminder of this kind and cycle.
    package init(kind: ReminderKind, cycle: Cycle) {
        self.kind = kind
        self.cycle = cycle
    }
}

extension ReminderKey: LosslessStringConvertible {
    /// `keep-in-touch/4f9f1c0e-…`, `birthday/2026`, `anniversary/2026-1a2b3c4d`.
    package var description: String {
        switch cycle {
        case .since(let entry): "\(kind.rawValue)/\(entry.text)"
        case .year(let year): "\(kind.rawValue)/\(year)"
        case .labelled(let mark, let year): "\(kind.rawValue)/\(year)-\(String(mark, radix: 16))"
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
            let parts = cycle.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let year = digits(parts[0]) else { return nil }
            if parts.count == 1 {
                self.init(kind: kind, cycle: .year(year))
            } else if kind == .anniversary, let mark = UInt32(parts[1], radix: 16), String(mark, radix: 16) == parts[1] {
                self.init(kind: kind, cycle: .labelled(mark, year: year))
            } else {
                return nil
            }
        }
    }
}

/// Identifies a reminder. Its text is the same in the journal, on the stream and in the CLI.
package struct ReminderID: Hashable, Sendable {
    /// Which of the contact's reminders.
    package let key: ReminderKey
    /// Whose reminder.
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
