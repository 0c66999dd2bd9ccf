import FoundationEssentials

/// One thing that was said. The journal keeps entries for ever and never changes one; all state is derived from them.
package struct Entry: Hashable, Sendable, Identifiable {
    /// Its own identity, the same on every machine.
    package let id: UUID
    /// What was said at once has this in common; alone, an entry's act is its own id.
    package let act: UUID
    /// When it was said.
    package internal(set) var said: Instant
    /// When it happened; usually the moment it was said.
    package internal(set) var happened: Instant
    /// The local day of ``happened`` where it was said; nil: it was not kept then, and the zone one is in decides.
    package internal(set) var day: CivilDate?
    /// Whether the end of what it says (of a snooze, a pause, an ``What/acknowledged(_:_:again:)``'s again) was given as a span from then.
    package let isSpan: Bool
    /// About whom.
    package let subject: Subject
    /// What was said.
    package internal(set) var what: What
    /// Where it is in the order of all entries; nil: it is not written yet. It is no part of what was said.
    package internal(set) var place: EntryPlace?

    /// An entry; `act` is its id and `happened` the moment it was said, unless given.
    package init(
        id: UUID, act: UUID? = nil, said: Instant, happened: Instant? = nil, day: CivilDate? = nil, isSpan: Bool = false,
        subject: Subject, what: What
    ) {
        self.id = id
        self.act = act ?? id
        self.said = said
        self.happened = happened ?? said
        self.day = day
        self.isSpan = isSpan
        self.subject = subject
        self.what = what
    }

    /// An entry about one contact.
    package init(
        id: UUID, act: UUID? = nil, said: Instant, happened: Instant? = nil, day: CivilDate? = nil, isSpan: Bool = false,
        contact: ContactID, what: What
    ) {
        self.init(id: id, act: act, said: said, happened: happened, day: day, isSpan: isSpan, subject: .contact(contact), what: what)
    }

    /// The contact it is about; nil: it is about a group or everybody.
    package var contact: ContactID? {
        if case .contact(let id) = subject { id } else { nil }
    }

    /// The same entry at that place.
    package func at(_ place: EntryPlace) -> Entry {
        var entry = self
        entry.place = place
        return entry
    }

    package static func == (left: Entry, right: Entry) -> Bool {
        left.id == right.id && left.act == right.act && left.said == right.said && left.happened == right.happened && left.day == right.day
            && left.isSpan == right.isSpan && left.subject == right.subject && left.what == right.what
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// Whom something is about: one contact, the contacts of a group, or everybody.
package enum Subject: Hashable, Sendable {
    case contact(ContactID)
    /// By its folded name.
    case group(String)
    case everybody
}
