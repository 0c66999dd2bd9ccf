import ControlInterface
import KeepInTouch
import Language
import Phrases

/// Why something is due when it is: `why`.
extension Page {
    /// A heading for every reminder, and under it a sentence for every step.
    mutating func why(_ reply: Control.Explain.Reply, clock: LocalClock) {
        let name = reply.contact.name
        switch reply.silence {
        case .ignored: line(gettext("\(name) is ignored: nothing reminds you. To hear of them again: vitaminb track NAME"))
        case .noCadence:
            line(
                gettext("\(name) is in no group with a cadence, and there is none for everyone. To set one: vitaminb track NAME --every 6w")
            )
        case nil: break
        }
        for explanation in reply.explanations {
            let steps = explanation.steps.compactMap { $0.sentence(explanation.reminder, clock) }
            section("\(name): \(explanation.reminder.subject)", steps.map { ["\($0)"] }, fits: false)
        }
        if text.isEmpty { line(gettext("Nothing is open for \(name).")) }
    }
}

extension WireReminder {
    /// What it is about, in two words.
    fileprivate var subject: String {
        switch kind {
        case .known(.keepInTouch): gettext("keep in touch")
        case .known(.inPerson): gettext("see each other")
        case .known(.promise): gettext("promised: \(promise ?? "")")
        case .known(.birthday): gettext("birthday")
        case .known(.anniversary): gettext("anniversary")
        case .unknown(let word): word
        }
    }
}

extension WireStep {
    /// The step as a sentence; nil where there is nothing to say.
    fileprivate func sentence(_ reminder: WireReminder, _ clock: LocalClock) -> String? {
        let words = day.map(clock.inWords) ?? ""
        let moment = at.map(clock.moment) ?? ""
        switch kind {
        case .cadence: return cadence
        case .clock:
            switch cause {
            case .skip: return gettext("skipped on \(words): counted from there")
            case .began:
                return reminder.kind == .known(.inPerson)
                    ? gettext("not seen since tracking began on \(words)") : gettext("no contact yet; tracking began on \(words)")
            default:
                guard let via else { return gettext("last time you saw each other on \(words)") }
                return gettext("last \(Wording.noun(via)) on \(words)")
            }
        case .ladder:
            guard let after else { return nil }
            return gettext("you met on \(words), and \(Wording.span(after)) after that comes before the cadence")
        case .occasion:
            guard let ahead = count, ahead > 0 else { return gettext("the card says \(words)") }
            return gettext(ahead, "the card says \(words); told \(ahead) day ahead", "the card says \(words); told \(ahead) days ahead")
        case .promise: return gettext("promised for this day")
        case .due:
            guard let day, day <= clock.today else { return gettext("so it will be due on \(words)") }
            return gettext("so it is due since \(words)")
        case .urgent: return gettext("urgent since \(words): longer than \"at_most\" allows")
        case .paused: return paused(until(day.map(clock.inWords)))
        case .snoozed: return gettext("snoozed until \(moment)")
        case .told: return gettext("told on \(moment)")
        case .window: return gettext("the delivery window is closed, and opens \(moment)")
        case .budget: return budget
        case .willBeTold: return gettext("you will be told on \(moment)")
        case .mayBeTold: return gettext("you will be told on \(moment) at the earliest")
        case .neverTold: return gettext("you will never be told: the delivery window never opens, or the budget is 0")
        }
    }

    private var cadence: String? {
        guard let every else { return nil }
        switch from {
        case "contact": return gettext("\(Wording.every(every)), set for this contact")
        case "default": return gettext("\(Wording.every(every)), the default for everyone")
        default: return gettext("\(Wording.every(every)), from the group \(from ?? "")")
        }
    }

    private func paused(_ end: String) -> String {
        switch from {
        case "contact": gettext("this contact is paused \(end)")
        case "everybody": gettext("everybody is paused \(end)")
        default: gettext("the group \(from ?? "") is paused \(end)")
        }
    }

    private var budget: String {
        let count = count ?? 0
        return switch ahead {
        case 0: gettext("today's budget of \(count) is used up")
        case let ahead?:
            gettext(
                ahead, "\(count) a day may be told, and \(ahead) other goes first",
                "\(count) a day may be told, and \(ahead) others go first")
        case nil: gettext("\(count) a day may be told, and very many others go first")
        }
    }
}
