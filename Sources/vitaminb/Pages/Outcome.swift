import ControlInterface
import KeepInTouch
import Language

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
    fileprivate var whom: String { contact?.name ?? entry.group.map { "Group \($0)" } ?? "Everybody" }

    /// What it leaves, where what was said bears on that.
    fileprivate func standing(_ clock: LocalClock) -> String {
        guard let contact else { return "" }
        switch entry.verb {
        case "gave", "got", "settle": return contact.favors.map { ", \($0.given) given and \($0.got) got so far" } ?? ""
        case "promise", "introduce": return ""
        case "pause" where !entry.undone: return ""
        default: return ", " + contact.standing(clock)
        }
    }
}

extension WireContact {
    /// When the contact's next reminder is due.
    func standing(_ clock: LocalClock) -> String {
        if let pausedInWords = pausedInWords(clock) { return "paused \(pausedInWords)" }
        guard let next = clock.day(nextDue) else { return "no reminder follows" }
        if next == clock.today { return "due today" }
        return next < clock.today ? "due since \(clock.inWords(next))" : "next due \(clock.inWords(next))"
    }

    /// `with everybody until 1 December 2026 (in 8 days)`; nil where it isn't paused.
    func pausedInWords(_ clock: LocalClock) -> String? {
        guard let pausedBy else { return nil }
        let by = pausedBy == "contact" ? "" : pausedBy == "everybody" ? "with everybody " : "with the group \(pausedBy) "
        return by + "until " + (clock.day(pausedUntil).map(clock.inWords) ?? "resumed")
    }

    /// `you got 2 favors more than you gave`; nil where there is no favor.
    var balanceInWords: String? {
        guard let given, let got else { return nil }
        if given == got { return "you gave as much as you got" }
        let more = abs(given - got)
        return given > got
            ? gettext(more, "you gave \(more) favor more than you got", "you gave \(more) favors more than you got")
            : gettext(more, "you got \(more) favor more than you gave", "you got \(more) favors more than you gave")
    }
}

extension WireEntry {
    fileprivate func outcome(_ clock: LocalClock) -> String {
        switch verb {
        case "ack", "log":
            let day = clock.local(happened)?.date
            let past = day.flatMap { $0 == clock.today ? nil : " " + gettext(Wording.day($0, today: clock.today)) } ?? ""
            return "\(gettext(Wording.noun(via ?? .other)))\(past) noted"
        case "gave", "got": return "you \(verb) \"\(note ?? "")\""
        case "promise": return "promised \"\(note ?? "")\" for \(clock.day(day).map(clock.inWords) ?? "later")"
        case "introduce": return "noted as knowing \(otherName ?? "the other")"
        default: return inWords(clock)
        }
    }

    fileprivate func subject(_ clock: LocalClock) -> String {
        switch verb {
        case "ack", "log": "the \(gettext(Wording.noun(via ?? .other))) of \(clock.local(happened)?.date.inWords ?? happened)"
        case "pause": "the pause"
        case "resume": "the end of the pause"
        case "promise": "the promise \"\(note ?? "")\""
        case "gave", "got": "the favor \"\(note ?? "")\""
        case "introduce": "the acquaintance with \(otherName ?? "the other")"
        default: "the last \"\(verb)\""
        }
    }

    /// What the entry says, as the history shows it beside the note.
    func inWords(_ clock: LocalClock) -> String {
        switch verb {
        case "ack", "log": gettext(Wording.noun(via ?? .other))
        case "began": "tracking began"
        case "told": "reminded"
        case "snooze": "snoozed until \(until.map(clock.moment) ?? "later")"
        case "skip": "skipped"
        case "ignore": "ignored"
        case "track": "tracked" + (cadences.isEmpty ? "" : " " + cadences.joined(separator: ", "))
        case "pause": "paused\(from(clock)) until \(clock.day(until).map(clock.inWords) ?? "resumed")"
        case "resume": "resumed"
        case "promise": "promised for \(clock.day(day)?.inWords ?? "later")"
        case "gave", "got": "you \(verb)"
        case "settle": "give and take are even"
        case "introduce": "knows \(otherName ?? "somebody without a card")"
        case "merge": "merged with \(otherName ?? "another card")"
        case "undo": "took the last thing back"
        default: verb
        }
    }

    private func from(_ clock: LocalClock) -> String {
        // Where it began on the day it was said, that goes without saying.
        guard let day = clock.day(day), day != clock.local(said)?.date else { return "" }
        return " from \(clock.inWords(day))"
    }

    private var cadences: [String] {
        let words = { (text: String) in (try? Cadence(parsing: text)).map { gettext(Wording.every($0)) } ?? text }
        return [every.map(words), inPerson.map { "in person " + words($0) }].compactMap(\.self)
    }
}
