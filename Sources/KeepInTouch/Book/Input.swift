/// Something that happened. It is the only way into a ``Book``.
package enum Input: Sendable {
    /// Time passed: the timer fired, or the program started.
    case woke
    /// A person said something, or asked for something.
    case said(Intent)
    /// A person takes back this entry, which is what ``EntryStore/lastUndoable(_:)`` found; nil: it found none.
    case tookBack(Entry?)
    /// Cards appeared, changed or went away.
    case cardsChanged(CardChanges)
    /// The clock was set, the machine resumed, or it is in another time zone.
    case clockChanged(Zone)
    /// The configuration was read again. Where it names other address books, their cards come with it.
    case configured(Policy, CardChanges)
    /// Entries that are decided already, to be recorded as they are.
    case arrived([Entry])
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
    var gone: [ContactID] {
        let there = Set(changed.lazy.map(\.id))
        return removed.filter { !there.contains($0) }
    }
}
