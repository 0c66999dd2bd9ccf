import FoundationEssentials

/// What an undo takes back.
package struct TakingBack: Hashable, Sendable {
    /// What is taken back, as it counted. Empty: there is nothing to take back.
    package var entries: [Entry] = []
    /// What was said of others in the same act, and stays.
    package var staying: [Entry] = []

    /// What is asked to be taken back.
    package enum Wish: Hashable, Sendable {
        /// All of the last act.
        case lastAct
        /// All of this act.
        case act(UUID)
        /// The contact's part of the last act about them.
        case contact(ContactID)
        /// This entry. Of an undo: what it took back counts again.
        case entry(Entry)
    }
}

extension EntryStore {
    /// Finds what an undo takes back: of what people said, and nobody has taken back yet. Throws a ``Refusal`` or what the store throws.
    package func takingBack(_ wish: TakingBack.Wish, in book: Book) throws -> TakingBack {
        let corrections = Corrections(try corrections())
        func isOpen(_ entry: Entry) -> Bool { entry.canBeUndone && corrections.stands(entry) }
        func act(of entry: Entry, _ isTaken: (Entry) -> Bool) throws -> TakingBack {
            let act = try entries(ofAct: entry.act).filter(isOpen) + earlier(of: entry).filter(isOpen)
            return TakingBack(
                entries: corrections.counted(act.filter(isTaken)), staying: corrections.counted(act.filter { !isTaken($0) }))
        }
        switch wish {
        case .lastAct:
            guard let last = try last(where: { isOpen($0) && !$0.isSaidByProgram }) else { return TakingBack() }
            return try act(of: last) { _ in true }
        case .act(let id):
            guard let first = try entries(ofAct: id).first(where: isOpen) else { return TakingBack() }
            return try act(of: first) { _ in true }
        case .contact(let id):
            let own = book.own(try entries(of: book.history(of: id)), of: id)
            guard let last = own.last(where: { isOpen($0) && !$0.isSaidByProgram }) else { return TakingBack() }
            let ids = Set(own.map(\.id))
            return try act(of: last) { ids.contains($0.id) }
        case .entry(let entry):
            if !corrections.stands(entry) { throw Refusal.isTakenBack(entry) }
            if case .undone(let id) = entry.what {
                // Only a merge changes cards, too.
                let merge = try self.corrections().last { $0.id == id && $0.what.verb == .merged }
                return TakingBack(entries: merge == nil ? [entry] : [])
            }
            // What was noticed is dismissed for good, and not taken back.
            if case .noticed = entry.what { return TakingBack(entries: corrections.counted([entry])) }
            return entry.canBeUndone ? try act(of: entry) { $0.id == entry.id || $0.act != entry.act } : TakingBack()
        }
    }

    /// The same merge as it was said before, where its cards could not be changed at first: until it was completed nothing was said of
    /// the contact that goes.
    private func earlier(of merge: Entry) throws -> [Entry] {
        guard case .merged(let other) = merge.what, let id = merge.contact else { return [] }
        let past = try entries(of: JournalPart(contacts: [id, other])).prefix { $0.id != merge.id }
        let since = past.lastIndex { $0.contact == other && !$0.isSaidByProgram }.map { $0 + 1 } ?? past.startIndex
        return past[since...].filter { $0.what == merge.what && $0.contact == id }
    }
}

extension Book {
    /// What the journal should get to take something back.
    func decide(_ taking: TakingBack, now: Instant, newID: () -> UUID) throws(Refusal) -> [Entry] {
        if taking.entries.isEmpty { throw .nothingToUndo }
        let (act, today) = (taking.entries.count > 1 ? newID() : nil, zone.date(at: now))
        return taking.entries.map { entry in
            let what = entry.what.verb == .noticed ? Entry.What.dismissed(entry.id) : .undone(entry.id)
            return Entry(id: newID(), act: act, said: now, day: today, subject: entry.subject, what: what)
        }
    }

    /// Refuses another day for a promise that was kept or dropped: nothing would remind of it.
    private func checkOpen(promise entry: Entry) throws(Refusal) {
        guard let id = entry.contact.map(merges.heir), let contact = contact(id) else { return }
        let key = ReminderKey(kind: .promise, cycle: .since(entry.id))
        if !reminders(for: id).contains(where: { $0.id.key == key }) { throw .noPromise(contact) }
    }

    /// What the journal should get to correct an entry. Refuses what the verb that said it would have refused.
    func decide(_ amendment: Amendment, of entry: Entry, now: Instant, newID: () -> UUID) throws(Refusal) -> Entry {
        var amendment = amendment
        switch entry.what {
        case .acknowledged, .logged:
            guard amendment.on == nil, amendment.text == nil else { throw .notAmendable(entry) }
            if let when = amendment.happened, when > now { throw .notYet(when) }
            amendment.day = amendment.happened.map { zone.date(at: $0) }
        case .promised:
            guard amendment.happened == nil, amendment.via == nil, amendment.note == nil else { throw .notAmendable(entry) }
            if let day = amendment.on, day < zone.date(at: now) { throw .dayIsOver(day) }
            if amendment.on != nil { try checkOpen(promise: entry) }
        case .gave, .got:
            guard amendment == Amendment(text: amendment.text) else { throw .notAmendable(entry) }
        default: throw .notAmendable(entry)
        }
        if amendment == Amendment() { throw .notAmendable(entry) }
        return Entry(id: newID(), said: now, day: zone.date(at: now), subject: entry.subject, what: .amended(entry.id, amendment))
    }
}

extension [Entry] {
    /// The first digits of each entry's id, as few as tell these entries from one another, and at least four.
    package var shortIDs: [UUID: String] {
        let ids = Set(map(\.id)).map { id in (id: id, digits: [UInt8](id.text.utf8.filter { $0 != UInt8(ascii: "-") })) }
            .sorted { $0.digits.lexicographicallyPrecedes($1.digits) }
        func shared(_ left: Int, _ right: Int) -> Int {
            guard ids.indices.contains(left), ids.indices.contains(right) else { return 0 }
            return zip(ids[left].digits, ids[right].digits).prefix { $0 == $1 }.count
        }
        return Dictionary(
            uniqueKeysWithValues: ids.indices.map { index in
                let length = Swift.max(4, shared(index - 1, index) + 1, shared(index, index + 1) + 1)
                return (ids[index].id, String(decoding: ids[index].digits.prefix(length), as: UTF8.self))
            })
    }
}
