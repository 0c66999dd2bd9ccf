/// Something that happened. It is the only way into a ``Book``.
package enum Input: Sendable {
    /// Time passed: the timer fired, or the program started.
    case woke
    /// A person said something, or asked for something: of several people at once in one act, which is done for all of them or for none.
    case said([Intent])
    /// A person begins to keep in touch with these, in one act.
    case setUp([Beginning])
    /// A person takes back what ``EntryStore/takingBack(_:in:)`` found.
    case tookBack(TakingBack)
    /// A person corrects this entry, which is as it counts now.
    case corrected(Entry, Amendment)
    /// Cards of contacts have another UID now. Of each contact that is known and was not said to be another one before, it is recorded.
    case carried([Carrying])
    /// A person says so.
    case saidCarried(Carrying)
    /// Cards appeared, changed or went away.
    case cardsChanged(CardChanges)
    /// The clock was set, the machine resumed, or it is in another time zone.
    case clockChanged(Zone)
    /// The configuration was read again. Where it names other address books, their cards come with it.
    case configured(Policy, CardChanges)
    /// Something was noticed of contacts. Of those that are known, and once, it is recorded.
    case noticed([Noticing])
    /// A person says of these entries, which noticed something, that they are right, or wrong.
    case judged([Entry], Evidence.Verdict)
    /// Entries that are decided already, to be recorded as they are. Those that have a place were written on another machine.
    case arrived([Entry])

    /// Whether it is something that a person says.
    var isSaid: Bool {
        switch self {
        case .said, .setUp, .tookBack, .corrected, .saidCarried, .judged: true
        case .woke, .carried, .cardsChanged, .clockChanged, .configured, .noticed, .arrived: false
        }
    }

    /// A person said something, or asked for something.
    package static func said(_ intent: Intent) -> Input { .said([intent]) }
}

/// That somebody was in touch, as it was noticed.
package struct Noticing: Hashable, Sendable {
    /// With whom.
    package let contact: ContactID
    /// When, and the local day that it was where it is written.
    package let happened: Instant
    package let day: CivilDate
    /// How, and where it was noticed.
    package let evidence: Evidence
    /// Which event it was, wherever and whenever it is read: its UID, and the instance of a series; nil: of one day there is one.
    package let instance: String?

    /// What was noticed of one contact.
    package init(_ contact: ContactID, _ evidence: Evidence, happened: Instant, on day: CivilDate, instance: String? = nil) {
        (self.contact, self.evidence, self.happened, self.day, self.instance) = (contact, evidence, happened, day, instance)
    }
}

/// What is different in the address books.
package struct CardChanges: Sendable {
    /// Cards that appeared or changed.
    package var changed: [Contact]
    /// Contacts whose card is gone. One that is in ``changed`` as well has only moved.
    package var removed: [ContactID]

    /// No change, unless given.
    package init(changed: [Contact] = [], removed: [ContactID] = []) {
        self.changed = changed
        self.removed = removed
    }

    /// Contacts whose card is gone and not in another place.
    package var gone: [ContactID] {
        let there = Set(changed.lazy.map(\.id))
        return removed.filter { !there.contains($0) }
    }
}
