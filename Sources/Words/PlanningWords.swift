import ControlInterface
import KeepInTouch
import Phrases

extension WireReminder {
    /// The day on which it comes: its own, or that on which its snooze ends.
    package func day(_ clock: LocalClock) -> CivilDate {
        state == .snoozed ? snoozedUntil.map { clock.local($0).date } ?? due : due
    }
}

extension WireProposal {
    /// Why another cadence would fit better.
    package var sentence: Phrase {
        if let skips { return Phrase(skips, "skipped \(skips) time in a row", "skipped \(skips) times in a row") }
        return everyDays.map { Phrase("in touch \(Wording.every(days: $0)) lately") } ?? Phrase("")
    }
}

extension WirePath {
    /// What connects the contact with the company.
    package var role: Phrase { through.map { Phrase("knows \($0.name)") } ?? Phrase("works there") }

    /// What to do first.
    package var advice: Phrase {
        switch step {
        case .ask: through == nil ? Phrase("ask") : Phrase("ask to be introduced")
        case .give: Phrase("give something before you ask again")
        case .getInTouch: Phrase("get in touch first")
        }
    }
}

extension WireStatus {
    /// What comes next where nothing is due; or what is missing for anything ever to fall due, and a line of what to type.
    package func nothingDue(_ clock: LocalClock) -> [Phrase] {
        if clock.now.isOfDeadClock {
            return [
                Phrase(
                    """
                    The clock says \(Wording.date(clock.today)), which can't be right, so nothing is due. Set it: sudo timedatectl \
                    set-ntp true
                    """)
            ]
        }
        if let next {
            let day = clock.day(next.day(clock))
            return switch next.kind {
            case .known(.birthday): [Phrase("Nothing is due. Next is the birthday of \(next.name), on \(day).")]
            case .known(.anniversary): [Phrase("Nothing is due. Next is an anniversary of \(next.name), on \(day).")]
            case .known(.promise): [Phrase("Nothing is due. Next is a promise to \(next.name), on \(day).")]
            default: [Phrase("Nothing is due. Next is \(next.name), on \(day).")]
            }
        }
        if contacts == 0 {
            return [
                Phrase("Nothing is due: there are no contacts yet. To find those you have: vitaminb setup"),
                Phrase("To add somebody: vitaminb add \"Ada Lovelace\" --every 6w"),
            ]
        }
        if tracked == 0 {
            return [
                Phrase("Nothing is due: nobody has a cadence yet. To choose with whom to keep in touch: vitaminb setup"),
                Phrase("To give somebody one: vitaminb track NAME --every 6w"),
            ]
        }
        return [Phrase("Nothing is due.")]
    }
}

extension WireCapacity {
    /// That the plan can't be kept, and what would fit; nil: it can.
    package var sentence: Phrase? {
        fitting.map { fitting in
            Phrase(
                """
                By your cadences \(planned) people a week fall due, and you are told of \(told) at most. With \(Wording.span(fitting)) for \
                everybody it would fit, or with a larger budget.
                """)
        }
    }
}

extension WirePlannedPause {
    /// `everybody from 10 December 2026 (in 2 weeks) until 20 December 2026 (in 3 weeks)`
    package func sentence(_ clock: LocalClock) -> Phrase {
        let whom = name.map { Phrase("\($0)") } ?? group.map { Phrase("group \($0)") } ?? Phrase("everybody")
        let end = until.map(clock.day)
        guard from > clock.today else { return Phrase("\(whom) \(Phrase.until(end))", context: "pause") }
        return end.map { Phrase("\(whom) from \(clock.day(from)) until \($0)") } ?? Phrase("\(whom) from \(clock.day(from))")
    }
}

extension WireGroup {
    /// `paused until Thu 24 Dec`; nil where it isn't.
    package func pause(_ clock: LocalClock) -> Phrase? {
        paused ? Phrase("paused \(Phrase.until(pausedUntil.map(clock.shortDay)))") : nil
    }
}

extension WireDuplicate {
    /// What two contacts have in common.
    package var sentence: Phrase {
        switch by {
        case .email: Phrase("The same e-mail address: \(value)")
        case .telephone: Phrase("The same telephone: \(value)")
        case .name: Phrase("The same name: \(value)")
        }
    }
}
