import ControlInterface
import KeepInTouch
import Phrases

extension WireContact {
    /// `every 6 weeks`, or `ignored`; nil where nothing reminds of the contact.
    package var cadence: Phrase? { ignored ? Phrase("ignored") : every.map(Wording.every) }

    /// `every 6 weeks (group friends)`.
    package var cadenceWithSource: Phrase? {
        guard let every = cadence else { return nil }
        switch ignored ? nil : everyFrom {
        case nil, "contact"?: return every
        case "default"?: return Phrase("\(every) (as everyone)")
        case let group?: return Phrase("\(every) (group \(group))")
        }
    }

    /// `every year`; nil where any means will do, and for the ignored.
    package var cadenceInPerson: Phrase? { ignored ? nil : inPerson.map(Wording.every) }

    /// `call 7 weeks ago`; nil where there was no contact.
    package func lastContact(_ clock: LocalClock) -> Phrase? {
        guard let day = lastContact else { return nil }
        let last = Phrase("\(Wording.noun(lastVia ?? .other)) \(Wording.day(day, today: clock.today))", context: "last contact")
        let trace = lastFrom.map { Evidence.Trace($0, .both, by: lastVia ?? .other) }
        return trace.map { Phrase("\(last), \($0.origin)", context: "last contact") } ?? last
    }

    /// When the contact's next reminder is due: `next due on 4 January 2027 (in 6 weeks)`.
    package func nextReminder(_ clock: LocalClock) -> Phrase {
        if let pause = pause(clock) { return Phrase("paused \(pause)") }
        return nextDue.map { Self.due($0, clock) } ?? Phrase("no reminder follows")
    }

    /// `due today`, `due since …`, `next due on …`.
    static func due(_ day: CivilDate, _ clock: LocalClock) -> Phrase {
        if day == clock.today { return Phrase("due today") }
        return day < clock.today ? Phrase("due since \(clock.day(day))") : Phrase("next due on \(clock.day(day))")
    }

    /// `with everybody until 1 December 2026 (in 8 days)`; nil where it isn't paused.
    package func pause(_ clock: LocalClock) -> Phrase? {
        guard let pausedBy else { return nil }
        let end = Phrase.until(pausedUntil.map(clock.day))
        switch pausedBy {
        case "contact": return end
        case "everybody": return Phrase("with everybody \(end)")
        default: return Phrase("with the group \(pausedBy) \(end)")
        }
    }

    /// `you got 2 favors more than you gave`; nil where there is no favor.
    package var balance: Phrase? {
        guard let given, let got else { return nil }
        if given == got { return Phrase("you gave as much as you got") }
        let more = abs(given - got)
        return given > got
            ? Phrase(more, "you gave \(more) favor more than you got", "you gave \(more) favors more than you got")
            : Phrase(more, "you got \(more) favor more than you gave", "you got \(more) favors more than you gave")
    }

    /// The balance of favors, or what it suggests to do; nil where there is no favor.
    package var adviceOnFavors: Phrase? { favors.flatMap { Reason.suggestion($0) ?? balance } }

    /// `1 got, 3 given`.
    package var gotAndGiven: Phrase { Phrase("\(got ?? 0) got, \(given ?? 0) given") }
}
