import ControlInterface
import KeepInTouch
import Language

/// Why something is due when it is: `why`.
extension Page {
    /// A heading for every reminder, and under it a sentence for every step.
    mutating func why(_ reply: Control.Explain.Reply, clock: LocalClock) {
        let name = reply.contact.name
        switch reply.silence {
        case "ignored": line("\(name) is ignored: nothing reminds you. To hear of them again: vitaminb track NAME")
        case "no-cadence":
            line("\(name) is in no group with a cadence, and there is none for everyone. To set one: vitaminb track NAME --every 6w")
        default: break
        }
        for explanation in reply.explanations {
            let steps = explanation.steps.compactMap { $0.sentence(explanation.reminder, clock) }
            section("\(name): \(explanation.reminder.subject)", steps.map { ["\($0)"] }, fits: false)
        }
        if text.isEmpty { line("Nothing is open for \(name).") }
    }
}

extension WireReminder {
    /// What it is about, in two words.
    fileprivate var subject: String {
        switch ReminderKind(rawValue: kind) {
        case .keepInTouch?: "keep in touch"
        case .inPerson?: "see each other"
        case .promise?: "promised: \(promise ?? "")"
        case .birthday?, .anniversary?, nil: kind
        }
    }
}

extension WireStep {
    /// The step as a sentence; nil where there is nothing to say.
    fileprivate func sentence(_ reminder: WireReminder, _ clock: LocalClock) -> String? {
        let date = clock.day(day)
        let words = date.map(clock.inWords) ?? ""
        let moment = at.map(clock.moment) ?? ""
        switch kind {
        case .cadence: return cadence
        case .clock:
            switch cause {
            case .skip: return "skipped on \(words): counted from there"
            case .began:
                return reminder.kind == ReminderKind.inPerson.rawValue ? "not seen since tracking began on \(words)" : began(words)
            default: return "last \(via.map { gettext(Wording.noun($0)) } ?? "time you saw each other") on \(words)"
            }
        case .ladder:
            guard let after = after.flatMap({ try? Cadence(parsing: $0) }) else { return nil }
            return gettext("you met on \(words), and \(Wording.span(after)) after that comes before the cadence")
        case .occasion:
            return "the card says \(words)"
                + ((count ?? 0) > 0 ? "; " + gettext(count ?? 0, "told \(count ?? 0) day ahead", "told \(count ?? 0) days ahead") : "")
        case .promise: return "promised for this day"
        case .due: return (date.map { $0 <= clock.today } ?? false ? "so it is due since " : "so it will be due on ") + words
        case .urgent: return "urgent since \(words): longer than \"at_most\" allows"
        case .paused: return "\(pausedBy) paused" + (date == nil ? " until resumed" : " until \(words)")
        case .snoozed: return "snoozed until \(moment)"
        case .told: return "told on \(moment)"
        case .window: return "the delivery window is closed, and opens \(moment)"
        case .budget: return budget
        case .willBeTold: return "you will be told on \(moment)"
        case .mayBeTold: return "you will be told on \(moment) at the earliest"
        case .neverTold: return "you will never be told: the delivery window never opens, or the budget is 0"
        }
    }

    private var cadence: String? {
        guard let every = every.flatMap({ try? Cadence(parsing: $0) }) else { return nil }
        switch from {
        case "contact": return gettext("\(Wording.every(every)), set for this contact")
        case "default": return gettext("\(Wording.every(every)), the default for everyone")
        default: return gettext("\(Wording.every(every)), from the group \(from ?? "")")
        }
    }

    private func began(_ words: String) -> String { "no contact yet; tracking began on \(words)" }

    private var pausedBy: String {
        switch from {
        case "contact": "this contact is"
        case "everybody": "everybody is"
        default: "the group \(from ?? "") is"
        }
    }

    private var budget: String {
        switch ahead {
        case 0: "today's budget of \(count ?? 0) is used up"
        case 1: "\(count ?? 0) a day may be told, and 1 other goes first"
        case let ahead?: "\(count ?? 0) a day may be told, and \(ahead) others go first"
        case nil: "\(count ?? 0) a day may be told, and very many others go first"
        }
    }
}
