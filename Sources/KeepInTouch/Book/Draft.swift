import FoundationEssentials

/// What an input comes to: the entries the journal should get, and what the book takes in besides. Nothing has changed yet.
package struct Draft: Sendable {
    /// What the journal should get; often nothing.
    package let entries: [Entry]
    /// What was said already a moment ago and would only be said once more, as it was said then.
    package let repeated: [Entry]
    /// What has to be read of the journal before these entries are appended; nil: nothing.
    package let needs: JournalPart?
    /// The moment for which it was decided, and to which the commit brings the book.
    package let moment: Instant
    let change: Change

    /// What the book takes in that is not in the journal.
    enum Change: Sendable {
        case none
        case cards(CardChanges)
        case settings(policy: Policy? = nil, zone: Zone? = nil, CardChanges = CardChanges())
        /// Nothing that was said counts as said by a wrong clock any more.
        case clockSet
    }

    init(_ entries: [Entry], repeated: [Entry] = [], needs: JournalPart? = nil, _ change: Change = .none, at moment: Instant) {
        (self.entries, self.repeated, self.needs, self.change, self.moment) = (entries, repeated, needs, change, moment)
    }

    init(_ change: Change, at moment: Instant) { self.init([], change, at: moment) }

    /// The same without the entries that are in the journal already.
    func with(entries: [Entry]) -> Draft { Draft(entries, repeated: repeated, needs: needs, change, at: moment) }
}

/// A draft whose entries are in the journal. Only ``EntryStore/write(_:)`` makes one, and only this can be committed.
package struct WrittenDraft: Sendable {
    /// What was written.
    package let draft: Draft
    /// What the draft needed of the journal, as it was before its entries were appended.
    let past: [Entry]
    /// Those of its entries that the journal had already, though the book didn't know: it takes them in, and tells nothing again.
    let repeated: Set<UUID>

    fileprivate init(_ draft: Draft, past: [Entry], repeated: Set<UUID>) {
        self.draft = draft
        self.past = past
        self.repeated = repeated
    }
}

/// The journal could not be read or written, and nothing has changed.
package struct NotWritten: Error {
    /// Why.
    package let cause: any Error

    /// That, and why.
    package init(cause: any Error) { self.cause = cause }
}

extension EntryStore {
    /// Appends the draft's entries. What they need of the past is read first: after the append nothing can fail any more.
    package mutating func write(_ draft: Draft) throws(NotWritten) -> WrittenDraft {
        do {
            let past = try draft.needs.map { part in try entries(of: part) } ?? []
            let known = Set(past.lazy.map(\.id))
            let new = draft.entries.filter { !$0.isDerived || !known.contains($0.id) }
            let written = new.isEmpty ? [] : try append(new)
            let repeated = written.count == new.count ? [] : Set(new.map(\.id)).subtracting(written.map(\.id))
            return WrittenDraft(draft.with(entries: new), past: past, repeated: repeated)
        } catch {
            throw NotWritten(cause: error)
        }
    }
}
