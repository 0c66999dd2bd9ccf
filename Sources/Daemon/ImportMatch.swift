import KeepInTouch

/// What becomes of a card that is imported.
enum ImportMatch {
    /// It is a new contact's.
    case new(Contact)
    /// It is of somebody who is there already, or before it in the list.
    case matched(Contact, reason: String)
    /// It is no card that can be taken.
    case skipped(name: String?, reason: String)
}
