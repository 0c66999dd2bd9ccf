import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

/// A book and the journal it lives by, at a time that a test sets.
struct Life: BookOwner {
    var book: Book
    var store: MemoryStore
    var now: Instant
    private var ids: SplitMix64
    /// What the commits since the last ``taking(_:)`` said must happen.
    private var effects: [Effect] = []

    init(
        _ contacts: [Contact] = [], policy: Policy = Policy(every: cadence("6w")), zone: Zone = .utc, at now: Instant, seed: UInt64 = 0,
        began: Instant? = nil
    ) {
        self.now = now
        ids = SplitMix64(seed: seed)
        // A journal that has been kept for a year, unless a test says otherwise.
        store = MemoryStore(created: began ?? now.adding(seconds: -365 * 86_400))
        book = BookBuilder(policy: policy, zone: zone, now: now, created: store.created).build()
        update(contacts)
    }

    /// Life in `zone`, from a local time on.
    init(_ contacts: Contact..., policy: Policy = Policy(every: cadence("6w")), zone: Zone = .utc, from start: String) {
        self.init(contacts, policy: policy, zone: zone, at: zone.at(start))
    }

    var zone: Zone { book.zone }
    var journal: [Entry] { store.entries }

    /// What was told, in order.
    var told: [ReminderID] {
        journal.compactMap { entry in
            if case .told(let key, _) = entry.what, let contact = entry.contact { ReminderID(key: key, contact: contact) } else { nil }
        }
    }

    // MARK: As the owner of the book

    mutating func newID() -> UUID { ids.uuid() }
    mutating func write(_ draft: Draft) throws -> WrittenDraft { try store.write(draft) }
    func entriesOfWrongClock(at moment: Instant) throws -> [Entry] { try store.entriesOfWrongClock(at: moment) }
    mutating func perform(_ effects: [Effect], of draft: Draft) { self.effects += effects }

    /// What happens by this.
    private mutating func taking(_ body: (inout Life) throws -> Void) rethrows -> [Effect] {
        effects = []
        try body(&self)
        return effects
    }

    /// Takes an input in, and not what follows from it. A test whose journal can't fail has nothing to catch.
    @discardableResult mutating func take(_ input: Input) -> [Effect] {
        do {
            return try taking { life in try life.record(input, at: life.now) }
        } catch {
            Issue.record("\(input): \(error)")
            return []
        }
    }

    // MARK: Inputs

    /// What would be written if somebody said this now. Changes nothing.
    @discardableResult func decide(_ input: Input) throws(Refusal) -> Draft { try book.decide(input, now: now) { UUID() } }

    @discardableResult func decide(_ intent: Intent) throws(Refusal) -> Draft { try decide(.said(intent)) }

    @discardableResult mutating func say(_ intent: Intent) throws -> [Effect] {
        try taking { life in try life.record(.said(intent), at: life.now) }
    }

    /// Says things of several people in one act.
    @discardableResult mutating func say(together intents: [Intent]) throws -> [Effect] {
        try taking { life in try life.record(.said(intents), at: life.now) }
    }

    /// Begins with these people.
    @discardableResult mutating func setUp(_ people: [Beginning]) throws -> [Effect] {
        try taking { life in try life.record(.setUp(people), at: life.now) }
    }

    /// Corrects an entry.
    @discardableResult mutating func amend(_ entry: Entry, _ amendment: Amendment) throws -> [Effect] {
        try taking { life in try life.record(.corrected(entry, amendment), at: life.now) }
    }

    /// Takes something back.
    @discardableResult mutating func undo(_ wish: TakingBack.Wish = .lastAct) throws -> [Effect] {
        try taking { life in try life.record(.tookBack(life.store.takingBack(wish, in: life.book)), at: life.now) }
    }

    /// The last thing that a person said and nobody took back.
    var lastSaid: Entry? { get throws { try store.takingBack(.lastAct, in: book).entries.last } }

    @discardableResult mutating func record(_ entries: [Entry]) -> [Effect] { take(.arrived(entries)) }

    @discardableResult mutating func update(_ changed: [Contact], removed: [ContactID] = []) -> [Effect] {
        take(.cardsChanged(CardChanges(changed: changed, removed: removed)))
    }

    /// The daemon has recognized somebody by a card with another UID.
    mutating func carry(_ contact: ContactID, to uid: ContactID) throws {
        _ = try taking { life in try life.record(.carried([Carrying(contact, to: uid)]), at: life.now) }
    }

    @discardableResult mutating func configure(_ policy: Policy) -> [Effect] { take(.configured(policy, CardChanges())) }

    @discardableResult mutating func clockChanged(to zone: Zone? = nil) -> [Effect] { take(.clockChanged(zone ?? self.zone)) }

    /// Comes to this moment, and says nothing yet.
    @discardableResult mutating func wake(at then: Instant) -> [Effect] {
        now = then
        return take(.woke)
    }

    /// What is to be said now without anybody asking.
    var pending: [Entry] { book.advanced(to: now).pending }

    /// Says what the daemon says by itself, until it has nothing more to say.
    @discardableResult mutating func settle() -> [Effect] {
        do {
            return try taking { life in
                if try life.handle(.woke, at: life.now).end != .settled {
                    Issue.record("what is to be said is said, and still to be said, at \(life.now.seconds)")
                }
            }
        } catch {
            Issue.record("\(error)")
            return []
        }
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
    func restarted(cards: [Contact]? = nil) throws -> Book {
        try store.book(of: cards ?? book.contacts.reversed(), policy: book.policy, zone: zone, now: now).book
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
        toSay = book.advanced(to: now).pending.map(\.what)
    }
}

extension Book {
    /// What is to be said at its moment without anybody asking.
    var pending: [Entry] { if case .say(let draft) = next(newID: { UUID() }) { draft.entries } else { [] } }
}
