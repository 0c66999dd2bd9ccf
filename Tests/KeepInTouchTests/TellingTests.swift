import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

/// What the daemon says by itself: when, how often, and how much of it.
struct TellingTests {
    /// As many contacts, never contacted, from the first minute of Monday 1 June 2026.
    static func crowd(_ count: Int, budget: Int = 3, birthdays: Int = 0, days: Set<Weekday> = Set(Weekday.allCases), repeats: Bool = true)
        -> Life
    {
        let contacts = (0..<count).map { Contact("Contact \($0)", birthday: $0 < birthdays ? annual(1990, 6, 1) : nil) }
        return Life(
            contacts, policy: Policy(every: cadence("6w"), repeats: repeats, delivery: Delivery(days: days, budget: budget)),
            at: Zone.utc.at("2026-06-01"))
    }

    static func tellings(_ life: Life) -> [String] {
        life.journal.compactMap {
            if case .told = $0.what { "\(life.zone.date(at: $0.said)) \(life.zone.moment(at: $0.said).time)" } else { nil }
        }
    }

    @Test func `nothing is told outside the window, and everything at its opening`() {
        var life = Self.crowd(2)
        life.pass(to: "2026-06-01 08:59:59")
        #expect(life.told.isEmpty)
        #expect(life.book.due(life.now).count == 2, "though it is due")
        let effects = life.pass(to: "2026-06-01 09:00")
        #expect(effects.count == 2)
        #expect(effects.allSatisfy { if case .tell(let reminder, _) = $0 { reminder.told == life.now } else { false } })
    }

    @Test func `on weekdays that aren't selected it is silent`() {
        var life = Self.crowd(2, days: [.thursday])
        life.live(to: "2026-06-10 23:00")
        #expect(Self.tellings(life) == ["2026-06-04 09:00", "2026-06-04 09:00"])
    }

    @Test func `without a selected weekday nothing is told`() {
        var life = Self.crowd(2, days: [])
        life.live(to: "2026-06-20 23:00")
        #expect(life.told.isEmpty)
        #expect(life.book.due(life.now).count == 2)
    }

    @Test func `without repeats what was told is not told again`() {
        var life = Self.crowd(3, repeats: false)
        life.live(to: "2026-09-01 12:00")
        #expect(life.told.count == 3)
        #expect(life.book.due(life.now).count == 3, "though it is still open")
    }

    @Test(arguments: [0, 1, 3, 5]) func `never more than the budget a day; the rest waits for the next`(budget: Int) {
        var life = Self.crowd(11, budget: budget)
        life.live(to: "2026-06-05 23:00")
        let expected = (0..<5).flatMap { offset in Array(repeating: "2026-06-0\(1 + offset) 09:00", count: budget) }.prefix(11)
        #expect(Self.tellings(life) == Array(expected))
        #expect(Set(life.told).count == life.told.count)
    }

    @Test func `occasions are outside the budget and come first`() {
        var life = Self.crowd(6, budget: 2, birthdays: 5)
        life.live(to: "2026-06-01 23:00")
        #expect(life.told.map(\.key.kind) == Array(repeating: .birthday, count: 5) + [.keepInTouch, .keepInTouch])
    }

    @Test func `the list is by days late as a share of the step, and so are first tellings`() throws {
        // Each is due before the first of June: 40 days, 12, 2 and that day.
        let people = [("Year", "1y", 40), ("Month", "1m", 12), ("Week", "1w", 2), ("Day", "1d", 0)]
        var life = Life(people.map { Contact($0.0) }, policy: Policy(delivery: Delivery(budget: 0)), at: Zone.utc.at("2025-01-01 10:00"))
        for (name, every, _) in people { try life.say(.track(who: name, every: cadence(every))) }
        for (name, every, late) in people {
            let due = day("2026-06-01").adding(days: -late)
            let last = due.adding(months: -cadence(every).months).adding(days: -cadence(every).days)
            life.pass(to: life.zone.instant(of: last, at: time("10:00")))
            try life.say(.acknowledge(who: name, Interaction(via: .call), when: life.now))
        }
        life.pass(to: "2026-06-01 10:00")
        #expect(life.book.due(life.now).map(\.id.contact.rawValue) == ["month", "week", "year", "day"])
        life.configure(Policy(delivery: Delivery(budget: 1)))
        life.settle()
        #expect(life.told.map(\.contact.rawValue) == ["month"])
    }

    @Test func `equally urgent ones come in an order that is the same whatever the names and the cards' order`() {
        var random = SplitMix64(seed: 1)
        let names = (0..<20).map { "Contact \($0)" }
        let orders = [names, names.reversed(), names.shuffled(using: &random)].map { names in
            var life = Life(
                names.map { Contact($0) }, policy: Policy(every: cadence("6w"), delivery: Delivery(budget: 20)),
                at: Zone.utc.at("2026-06-01 10:00"))
            life.settle()
            return life.told.map(\.contact.rawValue)
        }
        #expect(orders[0].count == 20)
        #expect(orders[0] != orders[0].sorted())
        #expect(orders[1] == orders[0])
        #expect(orders[2] == orders[0])
    }

    @Test func `after downtime there is one telling of the day's budget, not of every day missed`() {
        var life = Self.crowd(11)
        life.pass(to: "2026-06-20 12:00")
        #expect(life.told.count == 3)
        life.pass(to: "2026-06-20 18:00")
        #expect(life.told.count == 3)
    }

    @Test func `a restart on the same day doesn't renew the budget`() throws {
        var life = Self.crowd(11)
        life.live(to: "2026-06-01 12:00")
        #expect(try life.restarted().pending.isEmpty)
    }

    @Test func `a clock that was wrong for a while doesn't renew the budget`() {
        var life = Self.crowd(11)
        life.live(to: "2026-06-01 12:00")
        for wrong in ["1970-01-01 12:00", "2036-01-01 12:00"] {
            let now = life.now
            life.now = life.zone.at(wrong)
            life.clockChanged()
            life.now = now
            life.clockChanged()
            #expect(life.pending.isEmpty)
        }
    }

    @Test func `a snooze that ends when the budget is used up is told all the same`() throws {
        var life = Self.crowd(9)
        life.live(to: "2026-06-01 12:00")
        let first = life.told[0]
        try life.say(.snooze(who: first.description, until: .instant(life.zone.at("2026-06-01 14:00"))))
        life.live(to: "2026-06-01 13:59")
        #expect(life.told.count == 3)
        life.live(to: "2026-06-01 14:00")
        #expect(life.told.count == 4 && life.told.last == first)
    }

    @Test func `after its snooze it is told again, once, and before the others that wait`() throws {
        var life = Self.crowd(9)
        life.live(to: "2026-06-01 12:00")
        let first = life.told[0]
        try life.say(.snooze(who: first.description, until: .instant(life.zone.at("2026-06-02 00:00"))))
        life.live(to: "2026-06-01 23:59")
        #expect(life.told.count == 3)
        life.live(to: "2026-06-02 12:00")
        #expect(life.told.count == 6)
        #expect(life.told[3] == first)
        life.live(to: "2026-06-20 12:00")
        #expect(life.told.count { $0 == first } == 2)
        #expect(Set(life.told).count == 9)
    }

    @Test func `it is told at the minute its snooze ends`() throws {
        var life = Self.crowd(1)
        life.live(to: "2026-06-01 12:00")
        try life.say(.snooze(who: "contact", until: .instant(life.zone.at("2026-06-01 14:37"))))
        life.live(to: "2026-06-01 23:00")
        #expect(Self.tellings(life) == ["2026-06-01 09:00", "2026-06-01 14:37"])
    }

    @Test func `a snooze that ends in the night is told in the morning`() throws {
        var life = Self.crowd(1)
        life.live(to: "2026-06-01 12:00")
        try life.say(.snooze(who: "contact", until: .instant(life.zone.at("2026-06-02 03:00"))))
        life.live(to: "2026-06-02 23:00")
        #expect(Self.tellings(life) == ["2026-06-01 09:00", "2026-06-02 09:00"])
    }

    @Test func `what was told by a cadence that has been made longer is told again when it falls due`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), from: "2026-06-01 10:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        life.live(to: "2026-06-10 12:00")
        try life.say(.track(who: "Ada", every: cadence("1m")))
        life.live(to: "2026-07-10 12:00")
        #expect(Self.tellings(life) == ["2026-06-08 09:00", "2026-07-01 09:00"])
    }

    @Test func `an occasion told with a lead is told on its day all the same, though the lead is gone`() {
        var life = Life(
            Contact("Ada", birthday: annual(nil, 6, 20)), policy: Policy(birthdays: .all, leadDays: 14), from: "2026-06-01 10:00")
        life.live(to: "2026-06-07 12:00")
        life.configure(Policy(birthdays: .all))
        life.live(to: "2026-06-30 12:00")
        #expect(Self.tellings(life) == ["2026-06-06 09:00", "2026-06-20 09:00"])
    }

    @Test func `a journey to the west doesn't tell the day's reminders again`() throws {
        let contacts = [Contact("Ada"), Contact("Zoe", birthday: annual(nil, 6, 8))]
        let policy = Policy(every: cadence("1w"), repeats: false)
        var life = Life(contacts, policy: policy, zone: .apia, at: Zone.apia.at("2026-06-01 20:00"))
        for contact in contacts { try life.say(.acknowledge(who: contact.name, Interaction(via: .call), when: life.now)) }
        life.live(to: "2026-06-08 10:00")
        #expect(life.told.count == 3)
        life.clockChanged(to: .newYork)
        #expect(life.book.today == day("2026-06-07"))
        life.live(to: life.now.adding(seconds: 5 * 86_400))
        #expect(life.told.count == 3)
    }

    @Test func `what the journal has under its id already is taken in, and not told again`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), from: "2026-06-01 10:00")
        life.record(life.pending)
        let telling = life.pending
        #expect(telling.map(\.what.verb) == [.told])
        // The book doesn't know of it: the row was damaged when it was read, or another program wrote it.
        try life.store.append(telling)
        let count = life.journal.count
        let effects = life.settle()
        #expect(!effects.contains { if case .tell = $0 { true } else { false } })
        #expect(life.journal.count == count)
        #expect(life.pending.isEmpty)
        #expect(life.book.due(life.now).map(\.told) == [life.now])
        life.live(to: "2026-06-05 12:00")
        #expect(life.told.count == 1)
    }

    @Test func `ten thousand newcomers begin at once, are told at the budget's pace and cost nothing to forget`() {
        var life = Self.crowd(10_000)
        let effects = life.pass(to: "2026-06-01 10:00")
        #expect(life.journal.count { $0.what == .began } == 10_000)
        #expect(effects.count { if case .tell = $0 { true } else { false } } == 3)
        #expect(life.book.dueCount(life.now) == 10_000)
        life.live(to: "2026-06-03 23:00")
        #expect(Set(life.told).count == 9)
        let contacts = Array(life.book.contacts)
        life.update([], removed: contacts.map(\.id))
        #expect(life.book.contactCount == 0)
        #expect(life.book.dueCount(life.now) == 0)
    }
}
