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
        case .known(.gave), .known(.got), .known(.settled):
            return contact.favors.map { [gettext("\($0.given) given and \($0.got) got so far")] } ?? []
        case .known(.promised), .known(.introduced): return []
        case .known(.paused) where !entry.undone: return []
        default: return [contact.standing(clock)]
        }
    }
}

extension WireContact {
    /// When the contact's next reminder is due.
    func standing(_ clock: LocalClock) -> String {
        if let pausedInWords = pausedInWords(clock) { return gettext("paused \(pausedInWords)") }
        guard let next = nextDue else { return gettext("no reminder follows") }
        if next == clock.today { return gettext("due today") }
        return next < clock.today ? gettext("due since \(clock.inWords(next))") : gettext("next due \(clock.inWords(next))")
    }

    /// `with everybody until 1 December 2026 (in 8 days)`; nil where it isn't paused.
    func pausedInWords(_ clock: LocalClock) -> String? {
        guard let pausedBy else { return nil }
        let end = until(pausedUntil.map(clock.inWords))
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
        case .known(.acknowledged), .known(.logged):
            let what = Wording.noun(via ?? .other)
            let day = clock.local(happened).date
            guard day != clock.today else { return gettext("\(what) noted") }
            return gettext("\(what) \(Wording.day(day, today: clock.today)) noted")
        case .known(.gave): return gettext("you gave \"\(note ?? "")\"")
        case .known(.got): return gettext("you got \"\(note ?? "")\"")
        case .known(.promised): return gettext("promised \"\(note ?? "")\" for \(day.map(clock.inWords) ?? gettext("later"))")
        case .known(.introduced): return gettext("noted as knowing \(otherName ?? gettext("the other"))")
        default: return inWords(clock)
        }
    }

    fileprivate func takenBack(_ clock: LocalClock) -> String {
        switch verb {
        case .known(.acknowledged), .known(.logged):
            gettext("the \(Wording.noun(via ?? .other)) of \(clock.local(happened).date.inWords) is taken back")
        case .known(.paused): gettext("the pause is taken back")
        case .known(.resumed): gettext("the end of the pause is taken back")
        case .known(.promised): gettext("the promise \"\(note ?? "")\" is taken back")
        case .known(.gave), .known(.got): gettext("the favor \"\(note ?? "")\" is taken back")
        case .known(.introduced): gettext("the acquaintance with \(otherName ?? gettext("the other")) is taken back")
        default: gettext("the last \"\(verb.text)\" is taken back")
        }
    }

    /// What the entry says, as the history shows it beside the note.
    func inWords(_ clock: LocalClock) -> String {
        switch verb {
        case .known(.acknowledged), .known(.logged): gettext(Wording.noun(via ?? .other))
        case .known(.began): gettext("tracking began")
        case .known(.told): gettext("reminded")
        case .known(.snoozed): gettext("snoozed until \(until.map(clock.moment) ?? gettext("later"))")
        case .known(.skipped): gettext("skipped")
        case .known(.ignored): gettext("ignored")
        case .known(.tracked): cadences.isEmpty ? gettext("tracked") : gettext("tracked \(cadences.joined(separator: ", "))")
        case .known(.paused): paused(clock)
        case .known(.resumed): gettext("resumed")
        case .known(.promised): gettext("promised for \(day?.inWords ?? gettext("later"))")
        case .known(.gave): gettext("you gave")
        case .known(.got): gettext("you got")
        case .known(.settled): gettext("give and take are even")
        case .known(.introduced): gettext("knows \(otherName ?? gettext("somebody without a card"))")
        case .known(.merged): gettext("merged with \(otherName ?? gettext("another card"))")
        case .known(.undone): gettext("took the last thing back")
        case .unknown(let word): word
        }
    }

    private func paused(_ clock: LocalClock) -> String {
        let end = vitaminb.until(lastDay.map(clock.inWords))
        // Where it began on the day it was said, that goes without saying.
        guard let day, day != clock.local(said).date else { return gettext("paused \(end)") }
        return gettext("paused from \(clock.inWords(day)) \(end)")
    }

    /// Of a pause: the day on which it is over.
    private var lastDay: CivilDate? { if case .day(let day)? = until { day } else { nil } }

    private var cadences: [String] {
        let words = { (cadence: Cadence) in gettext(Wording.every(cadence)) }
        return [every.map(words), inPerson.map { gettext("in person \(words($0))") }].compactMap(\.self)
    }
}
