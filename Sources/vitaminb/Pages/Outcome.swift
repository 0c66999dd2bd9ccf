import ControlInterface
import KeepInTouch

/// What follows from something said, in one sentence.
extension Page {
    /// `Ada Lovelace: call noted, next due 4 January 2027 (in 6 weeks).`
    mutating func outcome(_ said: Control.Said, clock: LocalClock) {
        line("\(said.whom): \(said.entry.outcome(clock))\(said.standing(clock)).")
    }

    /// `Ada Lovelace: the call of 23 November 2026 is taken back, due today.`
    mutating func takenBack(_ said: Control.Said, clock: LocalClock) {
        line("\(said.whom): \(said.entry.subject(clock)) is taken back\(said.standing(clock)).")
    }

    /// `Ada Lovelace: added as …/ada.vcf, due today.`
    mutating func added(_ contact: WireContact, file: String, clock: LocalClock) {
        line("\(contact.name): added as \(file), \(contact.standing(clock)).")
    }
}

extension Control.Said {
    /// About whom it was said.
    fileprivate var whom: String { contact?.name ?? entry.group.map { "group \($0)" } ?? "everybody" }

    /// What it leaves, where what was said bears on that.
    fileprivate func standing(_ clock: LocalClock) -> String {
        switch entry.verb {
        case "promise", "gave", "got", "settle", "introduce", "pause": ""
        default: contact.map { ", " + $0.standing(clock) } ?? ""
        }
    }
}

extension WireContact {
    /// When the contact's next reminder is due.
    func standing(_ clock: LocalClock) -> String {
        if let pausedBy {
            let by = pausedBy == "contact" ? "" : pausedBy == "everybody" ? " with everybody" : " with the group \(pausedBy)"
            return "paused\(by)" + (clock.day(pausedUntil).map { " until \(clock.inWords($0))" } ?? "")
        }
        guard let next = clock.day(nextDue) else { return "no reminder follows" }
        if next == clock.today { return "due today" }
        return next < clock.today ? "due since \(clock.inWords(next))" : "next due \(clock.inWords(next))"
    }
}

extension WireEntry {
    fileprivate func outcome(_ clock: LocalClock) -> String {
        switch verb {
        case "ack", "log":
            let day = clock.local(happened)?.date
            let past = day.flatMap { $0 == clock.today ? nil : " " + Wording.day($0, today: clock.today) } ?? ""
            return "\(Wording.noun(via ?? .other))\(past) noted"
        case "snooze": return "snoozed until \(until.map(clock.moment) ?? "later")"
        case "skip": return "skipped"
        case "ignore": return "ignored"
        case "track": return every.flatMap { try? Cadence(parsing: $0) }.map { "tracked \(Wording.every($0))" } ?? "tracked"
        case "pause":
            let from = clock.day(day).flatMap { $0 == clock.today ? nil : " from \(clock.inWords($0))" } ?? ""
            return "paused\(from)" + (clock.day(until).map { " until \(clock.inWords($0))" } ?? "")
        case "resume": return "resumed"
        case "promise": return "promised \"\(note ?? "")\" for \(clock.day(day).map(clock.inWords) ?? "later")"
        case "gave": return "you gave: \(note ?? "")"
        case "got": return "you got: \(note ?? "")"
        case "settle": return "give and take are even"
        case "introduce": return "introduction noted"
        case "merge": return "merged"
        default: return verb
        }
    }

    fileprivate func subject(_ clock: LocalClock) -> String {
        switch verb {
        case "ack", "log": "the \(Wording.noun(via ?? .other)) of \(clock.local(happened)?.date.inWords ?? happened)"
        default: "the last \"\(verb)\""
        }
    }

    /// What the entry says, as the history shows it.
    func inWords(_ clock: LocalClock) -> String {
        switch verb {
        case "ack", "log": Wording.noun(via ?? .other)
        case "began": "tracking began"
        case "told": "reminded"
        case "undo": "took the last thing back"
        default: outcome(clock)
        }
    }
}
