/// A book that is still being read from the journal. It takes the entries first, and only then is there a ``Book``.
package struct BookBuilder: Sendable {
    private var book: Book

    /// The beginning of a book of these contacts. `created` is when its journal was made; nil: now. `merges` are the entries of the
    /// journal that say that contacts were merged, in its order.
    package init(
        contacts: [Contact] = [], policy: Policy, zone: Zone, now: Instant, created: Instant? = nil, merges: [Entry] = []
    ) {
        book = Book(
            policy: policy, zone: zone, now: now, journalBegan: created ?? now, merges: Merges(merges), capacity: contacts.count)
        for contact in contacts { book.set(contact, contact.id) }
    }

    /// Takes in the next entry, in the journal's order. Those taken back are left out by the caller.
    package mutating func restore(_ entry: Entry) {
        if let contact = entry.contact {
            let owner = book.merges.owner(of: contact)
            book.members[book.index(of: owner)].state.fold(entry, isOwn: owner == contact)
            if case .merged = entry.what { book.merges.pass() }
        } else {
            book.planner.sharedPauses.fold(entry)
        }
        book.noteTelling(entry)
    }

    /// The book, planned for the moment at which it began.
    package consuming func build() -> Book {
        book.plan(now: book.moment)
        return book
    }
}

extension EntryStore {
    /// The book of these contacts and of all that was said, and what could not be used of the journal.
    package func book(
        of contacts: [Contact], policy: Policy, zone: Zone, now: Instant
    ) throws -> (book: Book, unusable: UnusableEntries) {
        var builder = BookBuilder(contacts: contacts, policy: policy, zone: zone, now: now, created: created, merges: try merges())
        let unusable = try load { builder.restore($0) }
        // Consumed, so that planning changes the book in place and not a copy.
        return ((consume builder).build(), unusable)
    }
}
