/// Why something that was asked for was not done. Nothing was changed.
package enum Refusal: Error, Hashable, Sendable {
    /// No contact's name, nickname or UID matches.
    case noSuchContact(String)
    /// Several contacts match; at most ``candidateBound`` of them are named.
    case ambiguous(String, candidates: [Contact])
    /// No reminder of this contact can be snoozed or skipped now; the next is due on that day, if there is one.
    case nothingDue(Contact, next: CivilDate?)
    /// The reminder of this contact that is answered as itself is no longer open.
    case isClosed(Contact)
    /// An interaction can't happen after now.
    case notYet(Instant)
    /// A snooze must end after now.
    case alreadyPast(Instant)
    /// Nothing was said that could be taken back.
    case nothingToUndo
    /// What was done last was to change this contact's card, and the journal has none of that.
    case cardWasLast(Contact, CardAct)
    /// No entry's id begins so.
    case noSuchEntry(String)
    /// Several entries' ids begin so; at most ``candidateBound`` of them are named.
    case ambiguousEntry(String, candidates: [Entry])
    /// The entry was taken back already.
    case isTakenBack(Entry)
    /// Of what the entry says this can't be corrected.
    case notAmendable(Entry)
    /// This contact is in no group with a cadence, and there is none for everyone: one must be given.
    case noCadence(Contact)
    /// No contact is in this group, and it has no cadence.
    case noSuchGroup(String)
    /// What should be resumed isn't paused. `by` is what pauses the contact instead, if anything does.
    case notPaused(Contact?, by: Subject?)
    /// An occasion can't be hidden for longer than its day.
    case pastItsDay(CivilDate)
    /// Promises to this contact are open.
    case hasPromises(Contact, [Reminder])
    /// No promise to this contact is open.
    case noPromise(Contact)
    /// None of the promises to this contact that are open has these words.
    case noSuchPromise(Contact, String, [Reminder])
    /// Several promises to this contact are open, and it is not clear which one is meant.
    case whichPromise(Contact, [Reminder])
    /// A promise can't be for a day that is over, nor a pause end before it begins.
    case dayIsOver(CivilDate)
    /// This contact is ignored, so a promise to it would never be reminded about.
    case isIgnored(Contact)
    /// This contact has died, and nothing reminds of the dead.
    case isDead(Contact)
    /// So many promises to one contact are open already.
    case tooManyPromises(Contact)
    /// The two are the same contact.
    case sameContact(Contact)
    /// Give and take with this contact are even.
    case nothingToSettle(Contact)

    /// What was done to a card.
    package enum CardAct: String, Sendable { case added, edited, removed }

    /// How many promises to one contact may be open.
    package static let promiseBound = 100
    /// How many candidates an ambiguous name lists.
    package static let candidateBound = 20
}
