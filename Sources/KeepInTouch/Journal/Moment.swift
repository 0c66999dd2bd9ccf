import FoundationEssentials

/// At which of its moments a reminder is told. Each moment of a reminder is told once.
package enum Moment: Hashable, Sendable {
    /// A clock, from its due day on.
    case due
    /// A clock, from its overdue day on.
    case overdue
    /// A clock that was told and not answered: the 1st, 2nd… time that it is told again.
    case repeating(Int)
    /// The end of a snooze, which this entry said.
    case afterSnooze(UUID)
    /// The end of a silence, on this day: of a pause, or of a time in which no machine ran.
    case afterPause(CivilDate)
    /// An occasion, so many days ahead as the policy says.
    case lead
    /// An occasion, on its day.
    case day
    /// A promise, on its day.
    case promise
    /// A promise that is still open: the 1st, 2nd… week after it was told.
    case weekly(Int)
}

extension Moment: LosslessStringConvertible {
    /// `due`, `repeat-2`, `after-snooze-4f9f1c0e-…`, `after-pause-2026-12-01`.
    package var description: String {
        switch self {
        case .due: "due"
        case .overdue: "overdue"
        case .repeating(let count): "repeat-\(count)"
        case .afterSnooze(let entry): "after-snooze-\(entry.text)"
        case .afterPause(let day): "after-pause-\(day)"
        case .lead: "lead"
        case .day: "day"
        case .promise: "promise"
        case .weekly(let count): "weekly-\(count)"
        }
    }

    /// Reads what ``description`` writes.
    package init?(_ description: String) {
        func rest(after prefix: String) -> String? { description.hasPrefix(prefix) ? String(description.dropFirst(prefix.count)) : nil }
        switch description {
        case "due": self = .due
        case "overdue": self = .overdue
        case "lead": self = .lead
        case "day": self = .day
        case "promise": self = .promise
        default:
            if let count = rest(after: "repeat-").flatMap({ digits($0) }) {
                self = .repeating(count)
            } else if let count = rest(after: "weekly-").flatMap({ digits($0) }) {
                self = .weekly(count)
            } else if let entry = rest(after: "after-snooze-").flatMap({ UUID(text: $0) }) {
                self = .afterSnooze(entry)
            } else if let day = rest(after: "after-pause-").flatMap({ CivilDate($0) }) {
                self = .afterPause(day)
            } else {
                return nil
            }
        }
    }
}
