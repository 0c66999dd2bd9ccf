import ControlInterface
import KeepInTouch
import Phrases

extension WireStep {
    /// The step that leads to a reminder, as a sentence; nil where there is nothing to say.
    package func sentence(_ reminder: WireReminder, _ clock: LocalClock) -> Phrase? {
        let words = day.map(clock.day) ?? Phrase("")
        let moment = at.map(clock.moment) ?? Phrase("")
        switch kind {
        case .cadence: return cadence
        case .clock:
            switch cause {
            case .skip: return Phrase("skipped on \(words): counted from there")
            case .began:
                return reminder.kind == .known(.inPerson)
                    ? Phrase("not seen since tracking began on \(words)") : Phrase("no contact noted yet; tracking began on \(words)")
            default:
                if let source, let direction, let day {
                    return Evidence.Trace(source, direction, by: via ?? .other).sentence(on: clock.day(day))
                }
                guard let via else { return Phrase("last time you saw each other on \(words)") }
                return Phrase("last \(Wording.noun(via)) on \(words)")
            }
        case .ladder:
            guard let after else { return nil }
            return Phrase("you met on \(words), so that the next step is \(Wording.span(after))")
        case .again: return Phrase("you asked to be reminded again on \(words)")
        case .began: return Phrase("tracking began on \(words), and what was due before is due since then")
        case .occasion:
            return reminder.leapDay == true
                ? Phrase("the card says 29 February, so that it is on \(words)")
                : Phrase("the card says \(day.map(Wording.dayOfYear) ?? Phrase(""))")
        case .promise: return Phrase("promised for this day")
        case .due:
            guard let day, day <= clock.today else { return Phrase("so it will be due on \(words)") }
            return day == clock.today ? Phrase("so it is due on \(words)") : Phrase("so it has been due since \(words)")
        case .overdue: return Phrase("overdue since \(words)")
        case .paused: return paused(Phrase.until(day.map(clock.day)))
        case .snoozed:
            return reminder.spread == true
                ? Phrase("put off until \(moment), so that the first weeks are calm") : Phrase("snoozed until \(moment)")
        case .told:
            guard let times = count, times > 0 else { return Phrase("told on \(moment)") }
            return Phrase(times, "told again \(times) time, last on \(moment)", "told again \(times) times, last on \(moment)")
        case .window: return Phrase("the delivery window is closed, and opens \(moment)")
        case .budget: return budget
        case .willBeTold: return Phrase("you will be told on \(moment)")
        case .mayBeTold: return Phrase("you will be told on \(moment) at the earliest")
        case .neverTold: return Phrase("you will never be told: the delivery window never opens, or the budget is 0")
        }
    }

    private var cadence: Phrase? {
        guard let every else { return nil }
        switch from {
        case "contact": return Phrase("\(Wording.every(every)), set for this contact")
        case "default": return Phrase("\(Wording.every(every)), the default for everyone")
        case "met": return Phrase("no cadence, but you met lately")
        default: return Phrase("\(Wording.every(every)), from the group \(from ?? "")")
        }
    }

    private func paused(_ end: Phrase) -> Phrase {
        switch from {
        case "contact": Phrase("this contact is paused \(end)")
        case "everybody": Phrase("everybody is paused \(end)")
        default: Phrase("the group \(from ?? "") is paused \(end)")
        }
    }

    private var budget: Phrase {
        let count = count ?? 0
        return switch ahead {
        case 0: Phrase("today's budget of \(count) is used up")
        case let ahead?:
            Phrase(
                ahead, "\(count) a day may be told, and \(ahead) other goes first",
                "\(count) a day may be told, and \(ahead) others go first")
        case nil: Phrase("\(count) a day may be told, and very many others go first")
        }
    }
}

extension Silence {
    /// Why nothing reminds of the contact.
    package func sentence(_ name: String) -> Phrase {
        switch self {
        case .ignored: Phrase("\(name) is ignored: nothing reminds you. To hear of them again: vitaminb track NAME")
        case .dead: Phrase("\(name) has died: nothing reminds you of the dead")
        case .noCadence:
            Phrase("\(name) is in no group with a cadence, and there is none for everyone. To set one: vitaminb track NAME --every 6w")
        }
    }
}
