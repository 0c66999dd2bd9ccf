import FoundationEssentials
import KeepInTouch

/// All that the contract's rules look at, at one moment: the cards, the whole journal, the configuration, and how the machine has lived.
package struct Situation {
    /// The cards as they are now.
    package var contacts: [Contact]
    /// The whole journal, in its order.
    package var journal: [Entry]
    package var policy: Policy
    package var zone: Zone
    package var now: Instant
    /// The day on which each contact was first known; and the day of the journal's beginning, which some may take for it.
    package var known: [ContactID: CivilDate] = [:]
    package var created = CivilDate.range.lowerBound
    /// The days on which a machine ran again, after a week or more in which none did.
    package var returns: [CivilDate] = []
    /// The days on which it may have looked so: the clock was set ahead by a week or more.
    package var perhapsReturns: [CivilDate] = []
    /// The tellings that lay ahead of a clock that was right, and of whose day it was not yet. They count as none.
    package var void: Set<UUID> = []
    /// Contacts that merges have a part in. They are not judged.
    package var merged: Set<ContactID> = []

    /// The situation at the beginning of a journal.
    package init(contacts: [Contact], journal: [Entry] = [], policy: Policy, zone: Zone, now: Instant) {
        (self.contacts, self.journal, self.policy, self.zone, self.now) = (contacts, journal, policy, zone, now)
    }
}
