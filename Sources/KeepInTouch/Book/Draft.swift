/// What an input comes to: the entries the journal should get, and what the book takes in besides. Nothing has changed yet.
package struct Draft: Sendable {
    /// What the journal should get; often nothing.
    package let entries: [Entry]
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
    }

    init(_ entries: [Entry], needs: JournalPart? = nil, at moment: Instant) {
        (self.entries, self.needs, change, self.moment) = (entries, needs, .none, moment)
    }

    init(_ change: Change, at moment: Instant) {
        (entries, needs, self.change, self.moment) = ([], nil, change, moment)
    }
}

/// A draft whose entries are in the journal. Only ``EntryStore/write(_:)`` makes one, and only this can be committed.
package struct WrittenDraft: Sendable {
    /// What was written.
    package let draft: Draft
    /// What the draft needed of the journal, as it was before its entries were appended.
    let past: [Entry]

    fileprivate init(_ draft: Draft, past: [Entry]) {
        self.draft = draft
        self.past = past
    }
}

/// The journal could not be read or written, and nothing has changed.
package struct NotWritten: Error {
    /// Why.
    package let cause: any Error
}

extension EntryStore {
    /// Appends the draft's entries. What they need of the past is read first: after the append nothing can fail any more.
    package mutating func write(_ draft: Draft) throws(NotWritten) -> WrittenDraft {
        if draft.entries.isEmpty { return WrittenDraft(draft, past: []) }
        do {
            let past = try draft.needs.map { part in try entries(of: part) } ?? []
            try append(draft.entries)
            return WrittenDraft(draft, past: past)
        } catch {
            throw NotWritten(cause: error)
        }
    }
}
