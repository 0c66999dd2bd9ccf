import ControlInterface
import FoundationEssentials
import KeepInTouch

/// A call that a review makes to the daemon.
enum ReviewRequest: Equatable {
    case list
    case contact(uid: String)
    case why(uid: String)
    /// Answers one reminder as itself, by its id, as the next two do: a promise is kept, an occasion closed.
    case acknowledge(reminder: String, via: Via, note: String?)
    case snooze(reminder: String, for: String)
    case skip(reminder: String)
    /// Says of what was noticed whether it was contact. `card` is the one that asks.
    case judge(card: String, entries: [UUID], confirmed: Bool)
    case undo
}

/// The result of such a call.
enum ReviewAnswer {
    /// What is due, and what was noticed of which a person is to be asked.
    case list([WireReminder], asked: [WireNoticed] = [])
    case contact(ContactPage)
    case why(Control.Explain.Reply)
    /// It is in the journal, with the sentence about it.
    case said(Control.Said, sentence: String)
    /// Nothing was changed, for this reason.
    case refused(String)
    /// No answer: whether anything was changed is unknown.
    case lost(String)
}
