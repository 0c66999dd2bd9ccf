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
    /// Those of its entries of which nothing is told here: that the journal had already, though the book didn't know, and those that
    /// another machine has written.
    let silent: Set<UUID>

    fileprivate init(_ draft: Draft, past: [Entry], silent: Set<UUID>) {
        (self.draft, self.past, self.silent) = (draft, past, silent)
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
            let places = Dictionary(past.lazy.map { ($0.id, $0.place ?? .last) }, uniquingKeysWith: min)
            let new = draft.entries.inOrder.filter { entry in
                guard let former = places[entry.id] else { return true }
                // What two machines have said was said when the first of them did.
                return entry.place.map { $0 < former } ?? false
            }
            let written = new.isEmpty ? [] : try append(new)
            let silent = Set(new.lazy.filter { $0.place != nil }.map(\.id))
            if written.count == new.count { return WrittenDraft(draft.with(entries: written), past: past, silent: silent) }
            let byID = Dictionary(written.lazy.map { ($0.id, $0) }) { first, _ in first }
            let there = new.lazy.map(\.id).filter { byID[$0] == nil }
            return WrittenDraft(draft.with(entries: new.map { byID[$0.id] ?? $0 }), past: past, silent: silent.union(there))
        } catch {
            throw NotWritten(cause: error)
        }
    }
}
