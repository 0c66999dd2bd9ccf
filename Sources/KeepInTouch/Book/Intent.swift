/// Something a person asks for. `who` is a UID or any part of a name, or the id of a reminder, which is then answered alone: done keeps a
/// promise and closes an occasion, skipping drops a promise and closes an occasion, a snooze hides that reminder.
package enum Intent: Hashable, Sendable {
    /// "I got in touch": an interaction, which restarts the clocks. With `again` the next is due then instead of a cadence after.
    case acknowledge(who: String, Interaction, when: Instant, again: CivilDate? = nil, isSpan: Bool = false)
    /// Silence for the contact's keep-in-touch and in-person until then.
    case snooze(who: String, until: SnoozeEnd, isSpan: Bool = false)
    /// Closes what of keep-in-touch and in-person is due without contact.
    case skip(who: String)
    /// Reminds about this contact, with cadences of its own or with its groups'.
    case track(who: String, every: Cadence?, inPerson: Cadence? = nil)
    /// Never reminds about this contact. Refused while a promise to it is open, unless the person is sure.
    case ignore(who: String, isSure: Bool = false)
    /// Tells nothing for these days: of a contact, of a group's, or of anybody.
    case pause(Whom, Pause, isSpan: Bool = false)
    /// Ends a pause today. Other pauses of the same contacts stay.
    case resume(Whom)
    /// Something is to be done for a contact on that day.
    case promise(who: String, String, on: CivilDate, isSpan: Bool = false)
    /// A promise is over, kept or dropped: the only one, or the one that a part of its text names.
    case endPromise(who: String, text: String?, isKept: Bool)
    /// A favor was given.
    case gave(who: String, String)
    /// A favor was got.
    case got(who: String, String)
    /// Give and take are even from here on.
    case settle(who: String)
    /// This contact introduced the user to the other, or knows them.
    case introduce(who: String, other: String)
    /// The contact is in this group from now on, or no longer, beside those of the card, which can't be changed.
    case assign(who: String, group: String, isIn: Bool)
    /// The other contact is the same person: what was said about it counts for this one.
    case merge(who: String, other: String)

    /// Whom a pause is for.
    package enum Whom: Hashable, Sendable {
        /// As one contact is named everywhere.
        case contact(String)
        /// By the group's name, in any case.
        case group(String)
        case everybody
    }
}
