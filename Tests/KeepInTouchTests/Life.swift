import Foundation
import Testing

@testable import KeepInTouch

/// A book and the journal it lives by, run as a daemon runs them: an entry is in the journal before it is folded in.
struct Life {
    var book: Book
    private(set) var journal: [Entry] = []
    var now: Instant
    private var ids: SplitMix64
    private let began: Instant?

    init(
        _ contacts: [Contact] = [], policy: Policy = Policy(every: cadence("6w")), zone: Zone = .utc, at now: Instant, seed: UInt64 = 0,
        began: Instant? = nil
    ) {
        self.now = now
        self.began = began
        ids = SplitMix64(seed: seed)
        // A journal that has been kept for a year, unless a test says otherwise.
        book = Book(policy: policy, zone: zone, now: now, journalBegan: began ?? now.adding(seconds: -365 * 86_400))
        _ = book.update(contacts, now: now)
    }

    /// Life in `zone`, from a local time on.
    init(_ contacts: Contact..., policy: Policy = Policy(every: cadence("6w")), zone: Zone = .utc, from start: String) {
        self.init(contacts, policy: policy, zone: zone, at: zone.at(start))
    }

    var zone: Zone { book.zone }

    /// What was told, in order.
    var told: [ReminderID] {
        journal.compactMap { entry in
            if case .told(let key) = entry.what, let contact = entry.contact { ReminderID(key: key, contact: contact) } else { nil }
        }
    }

    @discardableResult mutating func say(_ intent: Intent) throws(Refusal) -> [Effect] {
        record([try book.decide(intent, now: now, id: ids.uuid())])
    }

    /// Takes back the last thing said that was not taken back yet.
    @discardableResult mutating func undo() throws(Refusal) -> [Effect] {
        record([try book.undo(lastSaid, now: now, id: ids.uuid())])
    }

    var lastSaid: Entry? {
        let undone = Set(journal.compactMap { if case .undone(let id) = $0.what { id } else { nil } })
        return journal.last { $0.canBeUndone && !undone.contains($0.id) }
    }

    @discardableResult mutating func record(_ entries: [Entry]) -> [Effect] {
        journal += entries
        let (journal, book) = (journal, book)
        return self.book.record(entries, now: now) { entry in
            // As the daemon does: only what the book asks for.
            switch book.historyNeeded(for: entry) {
            case .of(let contacts): journal.filter { $0.contact.map(contacts.contains) ?? false }
            case .ofGroupsAndEverybody, nil: journal.filter { $0.contact == nil }
            }
        }
    }

    /// Says what the daemon says by itself, until it has nothing more to say.
    @discardableResult mutating func settle() -> [Effect] {
        var effects = book.advance(to: now)
        for _ in 0..<8 {
            let entries = book.pending(now: now) { ids.uuid() }
            if entries.isEmpty { return effects }
            effects += record(entries)
        }
        Issue.record("what is to be said is said, and still to be said, at \(now.seconds)")
        return effects
    }

    /// Lets the time pass to then, unattended by any timer, and says what is to be said then.
    @discardableResult mutating func pass(to then: Instant) -> [Effect] {
        now = then
        return settle()
    }

    @discardableResult mutating func pass(to local: String) -> [Effect] { pass(to: zone.at(local)) }

    /// Lives on to then as the daemon does, waking when it is time to.
    mutating func live(to then: Instant) {
        settle()
        while true {
            let wake = book.nextWake(after: now)
            if wake <= now { Issue.record("the next wake after \(now.seconds) is at \(wake.seconds)") }
            if wake > then || wake <= now { break }
            pass(to: wake)
        }
        pass(to: then)
    }

    mutating func live(to local: String) { live(to: zone.at(local)) }

    /// The book of a daemon that was started again now, from the cards in another order and the journal.
    func restarted(cards: [Contact]? = nil) -> Book {
        let merges = journal.filter { if case .merged = $0.what { true } else { false } }
        var book = Book(policy: self.book.policy, zone: zone, now: now, journalBegan: began ?? Instant(seconds: 0), merges: merges)
        _ = book.update(cards ?? self.book.contacts.reversed(), now: now)
        let undone = Set(journal.compactMap { if case .undone(let id) = $0.what { id } else { nil } })
        for entry in journal where !undone.contains(entry.id) { book.restore(entry) }
        book.plan(now: now)
        return book
    }
}

/// All that a book answers at one moment, for comparing two books.
struct Plan: Equatable {
    let due: [Reminder]
    let withSnoozed: [Reminder]
    let upcoming: [Reminder]
    let dueCount: Int
    let reminders: [ContactID: [Reminder]]
    let relations: [ContactID: Relation]
    let nextWake: Instant
    let toSay: [Entry.What]

    init(_ book: Book, at now: Instant) {
        due = book.due(now)
        withSnoozed = book.due(now, includingHidden: true)
        upcoming = book.upcoming(through: book.today.adding(days: 800))
        dueCount = book.dueCount(now)
        reminders = Dictionary(uniqueKeysWithValues: book.contacts.map { ($0.id, book.reminders(for: $0.id)) })
        relations = Dictionary(
            uniqueKeysWithValues: book.contacts.compactMap { contact in book.relation(to: contact.id).map { (contact.id, $0) } })
        nextWake = book.nextWake(after: now)
        toSay = book.pending(now: now) { UUID() }.map(\.what)
    }
}
