import ControlInterface
import KeepInTouch
import Phrases

extension Control.Said {
    /// What was noted, and when the next reminder is due: `Ada Lovelace: call noted, next due 4 January 2027 (in 6 weeks).`
    package func confirmation(_ clock: LocalClock) -> Phrase { sentence(entry.confirmation(clock), clock) }

    /// What was taken back: `Ada Lovelace: the call of 23 November 2026 is taken back, due today.`
    package func undoing(_ clock: LocalClock) -> Phrase { sentence(entry.undoing(clock), clock) }

    private func sentence(_ what: Phrase, _ clock: LocalClock) -> Phrase {
        consequence(clock).map { Phrase("\(subject): \(what), \($0).") } ?? Phrase("\(subject): \(what).")
    }

    private var subject: Phrase { contact.map { Phrase("\($0.name)") } ?? entry.group.map { Phrase("Group \($0)") } ?? Phrase("Everybody") }

    /// Nil where what was said has no bearing on the next reminder.
    private func consequence(_ clock: LocalClock) -> Phrase? {
        guard let contact else { return nil }
        switch entry.verb {
        case .known(.gave), .known(.got), .known(.settled):
            return contact.favors.map { Phrase("\($0.given) given and \($0.got) got so far") }
        case .known(.promised), .known(.introduced): return nil
        case .known(.paused) where !entry.undone: return nil
        default: return contact.nextReminder(clock)
        }
    }
}

extension WireEntry {
    /// What the entry says, as the history shows it beside the note.
    package func sentence(_ clock: LocalClock) -> Phrase {
        switch verb {
        case .known(.acknowledged), .known(.logged): Wording.noun(via ?? .other)
        case .known(.began): Phrase("tracking began")
        case .known(.told): Phrase("reminded")
        case .known(.snoozed): Phrase("snoozed until \(until.map(clock.moment) ?? Phrase("later"))")
        case .known(.skipped): Phrase("skipped")
        case .known(.ignored): Phrase("ignored")
        case .known(.tracked): Phrase.list(cadences).map { Phrase("tracked \($0)") } ?? Phrase("tracked")
        case .known(.paused): pause(clock)
        case .known(.resumed): Phrase("resumed")
        case .known(.promised): Phrase("promised for \(day.map(Wording.date) ?? Phrase("later"))")
        case .known(.gave): Phrase("you gave")
        case .known(.got): Phrase("you got")
        case .known(.settled): Phrase("give and take are even")
        case .known(.introduced): Phrase("knows \(name(or: Phrase("somebody without a card")))")
        case .known(.merged): Phrase("merged with \(name(or: Phrase("another card")))")
        case .known(.undone): Phrase("took the last thing back")
        case .unknown(let word): Phrase("\(word)")
        }
    }

    fileprivate func confirmation(_ clock: LocalClock) -> Phrase {
        switch verb {
        case .known(.acknowledged), .known(.logged):
            let what = Wording.noun(via ?? .other)
            let day = clock.local(happened).date
            return day == clock.today ? Phrase("\(what) noted") : Phrase("\(what) \(Wording.day(day, today: clock.today)) noted")
        case .known(.gave): return Phrase("you gave \"\(note ?? "")\"")
        case .known(.got): return Phrase("you got \"\(note ?? "")\"")
        case .known(.promised): return Phrase("promised \"\(note ?? "")\" for \(day.map(clock.day) ?? Phrase("later"))")
        case .known(.introduced): return Phrase("noted as knowing \(name(or: Phrase("the other")))")
        default: return sentence(clock)
        }
    }

    fileprivate func undoing(_ clock: LocalClock) -> Phrase {
        switch verb {
        case .known(.acknowledged), .known(.logged):
            Phrase("the \(Wording.noun(via ?? .other)) of \(Wording.date(clock.local(happened).date)) is taken back")
        case .known(.paused): Phrase("the pause is taken back")
        case .known(.resumed): Phrase("the end of the pause is taken back")
        case .known(.promised): Phrase("the promise \"\(note ?? "")\" is taken back")
        case .known(.gave), .known(.got): Phrase("the favor \"\(note ?? "")\" is taken back")
        case .known(.introduced): Phrase("the acquaintance with \(name(or: Phrase("the other"))) is taken back")
        default: Phrase("the last \"\(verb.text)\" is taken back")
        }
    }

    private func name(or unknown: Phrase) -> Phrase { otherName.map { Phrase("\($0)") } ?? unknown }

    private func pause(_ clock: LocalClock) -> Phrase {
        let end = Phrase.until(lastDay.map(clock.day))
        // A pause that begins on the day it was said needs no first day.
        guard let day, day != clock.local(said).date else { return Phrase("paused \(end)") }
        return Phrase("paused from \(clock.day(day)) \(end)")
    }

    /// Of a pause: the day on which it is over.
    private var lastDay: CivilDate? { if case .day(let day)? = until { day } else { nil } }

    private var cadences: [Phrase] {
        [every.map(Wording.every), inPerson.map { Phrase("in person \(Wording.every($0))") }].compactMap(\.self)
    }
}
