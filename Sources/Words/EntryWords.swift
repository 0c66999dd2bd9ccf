import ControlInterface
import KeepInTouch
import Phrases

extension WireEntry {
    /// What the entry says, as the history shows it beside the note.
    package func sentence(_ clock: LocalClock) -> Phrase {
        switch verb {
        case .known(.acknowledged) where about == true: Phrase("in touch, about then")
        case .known(.acknowledged), .known(.logged): Wording.noun(via ?? .other)
        case .known(.began): Phrase("tracking began")
        case .known(.told): Phrase("reminded")
        case .known(.snoozed): Phrase("snoozed until \(until.map(clock.end) ?? Phrase("later"))")
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
        case .known(.done): Phrase("done")
        case .known(.amended): Phrase("corrected")
        case .known(.redated): Phrase("dated anew, since the clock was wrong")
        case .known(.carried): Phrase("the card with this UID is theirs")
        case .known(.assigned) where note == nil: Phrase("in no group but the card's")
        case .known(.assigned): Phrase("in these groups, too")
        case .known(.noticed): evidenceSentence
        case .known(.wasDown): Phrase("no machine ran")
        case .known(.confirmed): Phrase("confirmed")
        case .known(.dismissed): Phrase("dismissed")
        case .unknown(let word): Phrase("\(word)")
        }
    }

    func confirmation(_ clock: LocalClock) -> Phrase {
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

    /// What it says now.
    func corrected(_ clock: LocalClock) -> Phrase {
        switch verb {
        case .known(.acknowledged), .known(.logged):
            let day = Phrase("\(Wording.object(via ?? .other)) \(Wording.day(clock.local(happened).date, today: clock.today))")
            return note.map { Phrase("\(day) (\"\($0)\")") } ?? day
        case .known(.promised): return Phrase("the promise \"\(note ?? "")\" for \(day.map(clock.day) ?? Phrase("later"))")
        case .known(.gave), .known(.got): return Phrase("the favor \"\(note ?? "")\"")
        default: return confirmation(clock)
        }
    }

    func undoing(_ clock: LocalClock) -> Phrase {
        if let occasion, verb == .known(.done) || verb == .known(.skipped) { return Phrase("the end of \(occasion) is taken back") }
        return switch verb {
        case .known(.acknowledged), .known(.logged):
            Phrase("the \(Wording.noun(via ?? .other)) of \(Wording.date(clock.local(happened).date)) is taken back")
        case .known(.paused): Phrase("the pause is taken back")
        case .known(.resumed): Phrase("the end of the pause is taken back")
        case .known(.promised): Phrase("the promise \"\(note ?? "")\" is taken back")
        case .known(.done) where isOfPromise, .known(.skipped) where isOfPromise: Phrase("the end of the promise is taken back")
        case .known(.skipped): Phrase("the skip of \(Wording.date(clock.local(said).date)) is taken back")
        case .known(.snoozed): Phrase("the snooze until \(until.map(clock.end) ?? Phrase("later")) is taken back")
        case .known(.tracked):
            Phrase.list(cadences).map { Phrase("the cadence \"\($0)\" is taken back") } ?? Phrase("the cadence of the groups is taken back")
        case .known(.ignored): Phrase("no longer ignored")
        case .known(.gave), .known(.got): Phrase("the favor \"\(note ?? "")\" is taken back")
        case .known(.settled): Phrase("the settling of give and take is taken back")
        case .known(.undone): Phrase("what was taken back counts again")
        case .known(.amended): Phrase("the correction is taken back")
        case .known(.carried): Phrase("the card with that UID is somebody else's again")
        case .known(.merged): Phrase("the merge with \(name(or: Phrase("another card"))) is taken back")
        case .known(.assigned): Phrase("the last change of the groups is taken back")
        case .known(.noticed): Phrase("\(evidenceSentence): dismissed, and it no longer counts")
        case .known(.confirmed), .known(.dismissed): Phrase("your answer about what was noticed is taken back")
        case .known(.introduced): Phrase("the acquaintance with \(name(or: Phrase("the other"))) is taken back")
        default: Phrase("the last \"\(verb.text)\" is taken back")
        }
    }

    /// What was noticed, as a sentence: "you wrote, from your mail".
    private var evidenceSentence: Phrase {
        guard let source, let direction else { return Phrase("noticed") }
        let trace = Evidence.Trace(source, direction, by: via ?? .other)
        return Phrase("\(trace.sentence), \(trace.origin)")
    }

    private var isOfPromise: Bool { reminders.contains { $0.hasPrefix("promise/") } }

    /// The birthday or anniversary that it is about, if it is about that alone.
    var occasion: Phrase? {
        guard reminders.count == 1, let first = reminders.first else { return nil }
        if first.hasPrefix("birthday/") { return Phrase("the birthday") }
        return first.hasPrefix("anniversary/") ? Phrase("the anniversary") : nil
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
