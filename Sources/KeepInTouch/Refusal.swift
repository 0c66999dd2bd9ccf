/// Why something that was asked for was not done. Nothing was changed.
public enum Refusal: Error, Hashable, Sendable {
    /// No contact's name, nickname or UID matches.
    case noSuchContact(String)
    /// Several contacts match; at most ``candidateBound`` of them are named.
    case ambiguous(String, candidates: [Contact])
    /// No reminder of this contact can be snoozed or skipped now; the next is due on that day, if there is one.
    case nothingDue(Contact, next: CivilDate?)
    /// An interaction can't happen after now.
    case notYet(Instant)
    /// A snooze must end after now.
    case alreadyPast(Instant)
    /// Nothing was said that could be taken back.
    case nothingToUndo
    /// This contact is in no group with a cadence, and there is none for everyone: one must be given.
    case noCadence(Contact)

    /// How many candidates an ambiguous name lists.
    public static let candidateBound = 20
}
