/// A book that is still being read from the journal. It takes the entries first, and only then is there a ``Book``.
package struct BookBuilder: Sendable {
    private var book: Book
    fileprivate let corrections: Corrections

    /// The beginning of a book of these contacts. `created` is when its journal was made; nil: now. `lastRan` is when the program ran
    /// last; nil: it is not known. `corrections` are the entries of the journal that change what others mean
    /// (``EntryStore/corrections()``).
    package init(
        contacts: [Contact] = [], policy: Policy, zone: Zone, now: Instant, created: Instant? = nil, lastRan: Instant? = nil,
        corrections: [Entry] = []
    ) {
        self.corrections = Corrections(corrections)
        book = Book(
            policy: policy, zone: zone, now: now, lastRan: lastRan, journalBegan: created ?? now, merges: Merges(corrections),
            capacity: contacts.count)
        for contact in contacts { book.set(contact, contact.id) }
    }

    /// Takes in the next entry, in the order in which they count.
    package mutating func restore(_ entry: Entry) {
        defer { if case .merged = entry.what { book.merges.pass() } }
        guard let entry = corrections.counted(entry) else { return }
        if let contact = entry.contact {
            let owner = book.merges.owner(of: contact)
            book.members[book.index(of: owner)].state.fold(
                entry, isOwn: owner == book.identities.contact(of: contact), evidence: book.policy.evidence)
            book.noteEvidence(entry)
        } else {
            book.planner.sharedPauses.fold(entry)
        }
        book.noteTelling(entry)
        book.noteSaid(entry)
        book.noteBeginning(entry)
    }

    /// The book, planned for the moment at which it began.
    package consuming func build() -> Book {
        book.noteRunning(book.moment, book.policy.delivery)
        book.plan(now: book.moment)
        return book
    }
}

extension EntryStore {
    /// The book of these contacts and of all that was said since it was made, or since others' journals `othersBegan`, and what could not
    /// be used of the journal.
    package func book(
        of contacts: [Contact], policy: Policy, zone: Zone, now: Instant, lastRan: Instant? = nil, othersBegan: Instant? = nil
    ) throws -> (book: Book, unusable: UnusableEntries) {
        var builder = BookBuilder(
            contacts: contacts, policy: policy, zone: zone, now: now, created: othersBegan.map { min($0, created) } ?? created,
            lastRan: lastRan, corrections: try corrections())
        let unusable = try loadOrdered(by: builder.corrections) { builder.restore($0) }
        // Consumed, so that planning changes the book in place and not a copy.
        return ((consume builder).build(), unusable)
    }
}
