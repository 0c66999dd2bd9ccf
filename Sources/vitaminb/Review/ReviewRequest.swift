import ControlInterface
import KeepInTouch

/// What a review asks of the daemon: one call each.
enum ReviewRequest: Equatable {
    case list
    case context(uid: String)
    case why(uid: String)
    case acknowledge(uid: String, via: Via, note: String?)
    case snooze(uid: String, for: String)
    case skip(uid: String)
    case undo
}

/// What comes back.
enum ReviewAnswer {
    case list([WireReminder])
    case context(ContactPage)
    case why(Control.Explain.Reply)
    /// It is in the journal, and that is the sentence about it.
    case said(Control.Said, sentence: String)
    /// Nothing was changed, for this reason.
    case refused(String)
    /// No answer: whether anything was changed isn't known.
    case lost(String)
}
