import FoundationEssentials

/// Something that is going to be told, as far as one can know.
package struct ForeseenTelling: Hashable, Sendable {
    /// When.
    package let at: Instant
    /// What, as it will be then.
    package let reminder: Reminder
}

/// What people do in a forecast.
package enum Assumption: Sendable {
    /// Nobody says anything: what then happens is exactly this.
    case nobodyAnswers
    /// Whoever is told of is contacted that very moment: the load of somebody who keeps up.
    case everybodyAnswers
}

extension Book {
    /// What will be told from `now` up to the end of `last`, in order: a copy of this book lives through these days.
    ///
    /// With `awaited` it ends as soon as all of these have been told.
    package func forecast(
        from now: Instant, through last: CivilDate, _ assumption: Assumption = .nobodyAnswers, awaited: Set<ReminderID>? = nil
    ) -> [ForeseenTelling] {
        let end = zone.instant(of: last.adding(days: 1))
        var future = Future(book: self, assumption: assumption, awaited: awaited)
        var now = now
        while now < end, !future.isOver, let handled = try? future.handle(.woke, at: now) { now = handled.wake }
        return future.tellings
    }
}

/// What happens to a copy of a book in the days to come. Nothing of it is written down.
private struct Future: BookOwner {
    var book: Book
    let assumption: Assumption
    /// What is still waited for; nil: for the end of the days.
    var awaited: Set<ReminderID>?
    var tellings: [ForeseenTelling] = []
    private var idCount: UInt64 = 0

    init(book: Book, assumption: Assumption, awaited: Set<ReminderID>?) {
        (self.book, self.assumption, self.awaited) = (book, assumption, awaited)
    }

    var isOver: Bool { awaited?.isEmpty ?? false }

    mutating func write(_ draft: Draft) throws -> WrittenDraft {
        var nowhere = Nowhere()
        return try nowhere.write(draft)
    }

    func entriesOfWrongClock(at moment: Instant) -> [Entry] { [] }

    mutating func perform(_ effects: [Effect], of draft: Draft) throws {
        var answered: Set<ContactID> = []
        for case .tell(var reminder, let contact) in effects where !isOver {
            // The answer to another reminder of the contact, told at the same time, may have answered this one as well.
            if answered.contains(contact.id) {
                guard let (open, _) = book.find(reminder.id) else { continue }
                reminder = open
            }
            tellings.append(ForeseenTelling(at: draft.moment, reminder: reminder))
            awaited?.remove(reminder.id)
            if assumption == .everybodyAnswers {
                answered.insert(contact.id)
                try answer(reminder, contact, draft.moment)
            }
        }
    }

    private mutating func answer(_ reminder: Reminder, _ contact: Contact, _ now: Instant) throws {
        let interaction = Interaction(via: reminder.id.key.kind == .inPerson ? .meeting : .call)
        let what: Entry.What = reminder.clock == nil ? .done([reminder.id.key]) : .acknowledged(interaction, [], again: nil)
        try record(.arrived([Entry(id: newID(), said: now, contact: contact.id, what: what)]), at: now)
    }

    /// All that counts is that these differ from each other and from the journal's.
    mutating func newID() -> UUID {
        idCount += 1
        return withUnsafeBytes(of: idCount.bigEndian) { bytes in
            UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]))
        }
    }
}

/// A journal that keeps nothing, for what is never looked back on: nothing is taken back or merged in a forecast.
private struct Nowhere: EntryStore {
    var created: Instant { Instant(seconds: 0) }
    var writer: UUID { .zero }
    var isWrittenHere: Bool { true }
    mutating func append(_ entries: [Entry]) -> [Entry] { entries }
    func entries(of part: JournalPart) -> [Entry] { [] }
    func load(_ body: (Entry) -> Void) -> UnusableEntries { UnusableEntries() }
}
