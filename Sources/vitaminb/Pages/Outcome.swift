import ControlInterface
import KeepInTouch
import Language
import Phrases

/// What follows from something said, in one sentence.
extension Page {
    /// `Ada Lovelace: call noted, next due 4 January 2027 (in 6 weeks).`
    mutating func outcome(_ said: Control.Said, clock: LocalClock) {
        line("\(said.whom): \(([said.entry.outcome(clock)] + said.standing(clock)).joined(separator: ", ")).")
    }

    /// `Ada Lovelace: the call of 23 November 2026 is taken back, due today.`
    mutating func takenBack(_ said: Control.Said, clock: LocalClock) {
        line("\(said.whom): \(([said.entry.takenBack(clock)] + said.standing(clock)).joined(separator: ", ")).")
    }

    /// `Ada Lovelace: added as …/ada.vcf, due today.`
    mutating func added(_ contact: WireContact, file: String, clock: LocalClock) {
        line(gettext("\(contact.name): added as \(file), \(contact.standing(clock))."))
    }
}

extension Control.Said {
    /// About whom it was said.
    fileprivate var whom: String { contact?.name ?? entry.group.map { gettext("Group \($0)") } ?? gettext("Everybody") }

    /// What it leaves, where what was said bears on that.
    fileprivate func standing(_ clock: LocalClock) -> [String] {
        guard let contact else { return [] }
        switch entry.verb {
        case "gave", "got", "settle": return contact.favors.map { [gettext("\($0.given) given and \($0.got) got so far")] } ?? []
        case "promise", "introduce": return []
        case "pause" where !entry.undone: return []
        default: return [contact.standing(clock)]
        }
    }
}

extension WireContact {
    /// When the contact's next reminder is due.
    func standing(_ clock: LocalClock) -> String {
        if let pausedInWords = pausedInWords(clock) { return gettext("paused \(pausedInWords)") }
        guard let next = clock.day(nextDue) else { return gettext("no reminder follows") }
        if next == clock.today { return gettext("due today") }
        return next < clock.today ? gettext("due since \(clock.inWords(next))") : gettext("next due \(clock.inWords(next))")
    }

    /// `with everybody until 1 December 2026 (in 8 days)`; nil where it isn't paused.
    func pausedInWords(_ clock: LocalClock) -> String? {
        guard let pausedBy else { return nil }
        let end = until(clock.day(pausedUntil).map(clock.inWords))
        switch pausedBy {
        case "contact": return end
        case "everybody": return gettext("with everybody \(end)")
        default: return gettext("with the group \(pausedBy) \(end)")
        }
    }

    /// `you got 2 favors more than you gave`; nil where there is no favor.
    var balanceInWords: String? {
        guard let given, let got else { return nil }
        if given == got { return gettext("you gave as much as you got") }
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
            let what = Wording.noun(via ?? .other)
            guard let day = clock.local(happened)?.date, day != clock.today else { return gettext("\(what) noted") }
            return gettext("\(what) \(Wording.day(day, today: clock.today)) noted")
        case "gave": return gettext("you gave \"\(note ?? "")\"")
        case "got": return gettext("you got \"\(note ?? "")\"")
        case "promise": return gettext("promised \"\(note ?? "")\" for \(clock.day(day).map(clock.inWords) ?? gettext("later"))")
        case "introduce": return gettext("noted as knowing \(otherName ?? gettext("the other"))")
        default: return inWords(clock)
        }
    }

    fileprivate func takenBack(_ clock: LocalClock) -> String {
        switch verb {
        case "ack", "log":
            gettext("the \(Wording.noun(via ?? .other)) of \(clock.local(happened)?.date.inWords ?? happened) is taken back")
        case "pause": gettext("the pause is taken back")
        case "resume": gettext("the end of the pause is taken back")
        case "promise": gettext("the promise \"\(note ?? "")\" is taken back")
        case "gave", "got": gettext("the favor \"\(note ?? "")\" is taken back")
        case "introduce": gettext("the acquaintance with \(otherName ?? gettext("the other")) is taken back")
        default: gettext("the last \"\(verb)\" is taken back")
        }
    }

    /// What the entry says, as the history shows it beside the note.
    func inWords(_ clock: LocalClock) -> String {
        switch verb {
        case "ack", "log": gettext(Wording.noun(via ?? .other))
        case "began": gettext("tracking began")
        case "told": gettext("reminded")
        case "snooze": gettext("snoozed until \(until.map(clock.moment) ?? gettext("later"))")
        case "skip": gettext("skipped")
        case "ignore": gettext("ignored")
        case "track": cadences.isEmpty ? gettext("tracked") : gettext("tracked \(cadences.joined(separator: ", "))")
        case "pause": paused(clock)
        case "resume": gettext("resumed")
        case "promise": gettext("promised for \(clock.day(day)?.inWords ?? gettext("later"))")
        case "gave": gettext("you gave")
        case "got": gettext("you got")
        case "settle": gettext("give and take are even")
        case "introduce": gettext("knows \(otherName ?? gettext("somebody without a card"))")
        case "merge": gettext("merged with \(otherName ?? gettext("another card"))")
        case "undo": gettext("took the last thing back")
        default: verb
        }
    }

    private func paused(_ clock: LocalClock) -> String {
        let end = vitaminb.until(clock.day(until).map(clock.inWords))
        // Where it began on the day it was said, that goes without saying.
        guard let day = clock.day(day), day != clock.local(said)?.date else { return gettext("paused \(end)") }
        return gettext("paused from \(clock.inWords(day)) \(end)")
    }

    private var cadences: [String] {
        let words = { (text: String) in (try? Cadence(parsing: text)).map { gettext(Wording.every($0)) } ?? text }
        return [every.map(words), inPerson.map { gettext("in person \(words($0))") }].compactMap(\.self)
    }
}
