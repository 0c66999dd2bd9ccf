/// Something a person asks for. `who` is a reminder's id, a UID, or any part of a name.
package enum Intent: Hashable, Sendable {
    /// "I got in touch": records the interaction, closes what is due, restarts the clock.
    case acknowledge(who: String, Interaction, when: Instant)
    /// An interaction that no reminder asked for.
    case log(who: String, Interaction, when: Instant)
    /// Hides what is due until then; if nothing is due, what comes next.
    case snooze(who: String, until: Instant)
    /// Closes what is due without contact.
    case skip(who: String)
    /// Reminds about this contact, with cadences of its own or with its groups'.
    case track(who: String, every: Cadence?, inPerson: Cadence? = nil)
    /// Never reminds about this contact.
    case ignore(who: String)
    /// Tells nothing for these days: of a contact, of a group's, or of anybody.
    case pause(Whom, Pause)
    /// Ends a pause today. Other pauses of the same contacts stay.
    case resume(Whom)
    /// Something is to be done for a contact on that day.
    case promise(who: String, String, on: CivilDate)
    /// A favor was given.
    case gave(who: String, String)
    /// A favor was got.
    case got(who: String, String)
    /// Give and take are even from here on.
    case settle(who: String)
    /// This contact introduced the user to the other, or knows them.
    case introduce(who: String, other: String)
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
