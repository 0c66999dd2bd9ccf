import ControlInterface
import KeepInTouch

/// A call that a review makes to the daemon.
enum ReviewRequest: Equatable {
    case list
    case context(uid: String)
    case why(uid: String)
    case acknowledge(uid: String, via: Via, note: String?)
    case snooze(uid: String, for: String)
    case skip(uid: String)
    case undo
}

/// The result of such a call.
enum ReviewAnswer {
    case list([WireReminder])
    case context(ContactPage)
    case why(Control.Explain.Reply)
    /// It is in the journal, with the sentence about it.
    case said(Control.Said, sentence: String)
    /// Nothing was changed, for this reason.
    case refused(String)
    /// No answer: whether anything was changed is unknown.
    case lost(String)
}
