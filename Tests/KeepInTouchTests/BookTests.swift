import Foundation
import Testing

@testable import KeepInTouch

/// Taking in cards, new days, zones and policies, and what each effect says of it.
struct BookTests {
    static let ada = ContactID(rawValue: "ada")

    static func crowd(_ count: Int, from: Int = 0) -> [Contact] { (from..<from + count).map { Contact("Contact \($0)") } }

    @Test func `a contact removed and back keeps what the journal says of it`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w"), repeats: false), from: "2026-06-01 10:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        life.live(to: "2026-06-10 10:00")
        let open = life.book.reminders(for: Self.ada)
        #expect(life.update([], removed: [Self.ada]) == [.close(open[0], Contact("Ada"))])
        #expect(life.book.contact(Self.ada) == nil)
        #expect(life.book.relation(to: Self.ada) == nil)
        #expect(life.book.due(life.now).isEmpty)
        #expect(life.update([Contact("Ada Lovelace", groups: []).renamed(to: Self.ada)]).count == 1)
        #expect(life.book.reminders(for: Self.ada) == open)
        life.live(to: "2026-08-01 10:00")
        #expect(life.told.count == 1)
    }

    @Test(arguments: [1, 500]) func `cards that go close their reminders, few or many`(count: Int) {
        var life = Life(Self.crowd(count), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        let effects = life.update([], removed: life.book.contacts.map(\.id))
        #expect(effects.count == count)
        #expect(effects.allSatisfy { if case .close = $0 { true } else { false } })
    }

    @Test(arguments: [1, 500]) func `a card that is both gone and there, as one that was renamed, stays`(count: Int) {
        var life = Life(Self.crowd(count), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        let before = Plan(life.book, at: life.now)
        #expect(life.update(Self.crowd(count), removed: Self.crowd(count).map(\.id)).isEmpty)
        #expect(Plan(life.book, at: life.now) == before)
    }

    @Test(arguments: [1, 500]) func `cards that don't change change nothing`(count: Int) {
        var life = Life(Self.crowd(count), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        #expect(life.update(Self.crowd(count)).isEmpty)
    }

    @Test func `many cards at once are taken in as if they came one by one`() {
        let now = Zone.utc.at("2026-06-01 10:00")
        let contacts = (0..<300).map {
            Contact("Contact \($0)", groups: $0 % 2 == 0 ? ["friends"] : [], birthday: annual(nil, 1 + $0 % 12, 1 + $0 % 28))
        }
        let policy = Policy(every: cadence("6w"), groups: ["friends": GroupPolicy(every: cadence("2w"))])
        let atOnce = Life(contacts, policy: policy, at: now)
        var oneByOne = Life(policy: policy, from: "2026-06-01 10:00")
        for contact in contacts { oneByOne.update([contact]) }
        #expect(Plan(atOnce.book, at: now) == Plan(oneByOne.book, at: now))
        var (one, other) = (atOnce, oneByOne)
        one.settle()
        other.settle()
        #expect(one.told == other.told)
        #expect(one.book.due(now).map(\.id.contact) == other.book.due(now).map(\.id.contact))
    }

    @Test func `of many contacts that are new at once each falls due once, and what was due stays`() {
        let now = Zone.utc.at("2026-06-01 08:00")
        let contacts = Self.crowd(150).map { contact in
            var contact = contact
            contact.birthday = annual(1990, 6, 1)
            return contact
        }
        var life = Life(at: now, began: now.adding(seconds: -30 * 86_400))
        let born = life.update(contacts)
        let began = life.record(life.pending)
        let kinds = { (effects: [Effect]) in
            effects.map { effect in if case .fellDue(let reminder, _) = effect { reminder.id.key.kind.rawValue } else { "\(effect)" } }
        }
        #expect(kinds(born) == Array(repeating: "birthday", count: 150))
        #expect(kinds(began) == Array(repeating: "keep-in-touch", count: 150))
    }

    @Test func `a snooze that ends is open again for whoever listens, though the window is shut`() throws {
        var life = try IntentTests.dueLife()
        try life.say(.snooze(who: "ada", until: .instant(life.zone.at("2026-06-12 03:00"))))
        life.pass(to: "2026-06-12 02:59")
        let open = try #require(life.book.due(life.now, includingHidden: true).first { $0.id.contact == Self.ada })
        #expect(life.book.nextWake(after: life.now) == life.zone.at("2026-06-12 03:00"))
        #expect(life.pass(to: "2026-06-12 03:00") == [.reopen(open, Contact("Ada"))])
        #expect(life.pass(to: "2026-06-12 04:00") == [])
        let told = life.pass(to: "2026-06-12 09:00")
        #expect(told == [.tell(try #require(life.book.due(life.now).first { $0.id == open.id }), Contact("Ada"))])
    }

    @Test func `a clock that is set back before a snooze's end hides the reminder again`() throws {
        var life = try IntentTests.dueLife()
        try life.say(.snooze(who: "ada", until: .instant(life.zone.at("2026-06-10 12:00"))))
        life.pass(to: "2026-06-10 13:00")
        let told = try #require(life.book.due(life.now).first { $0.id.contact == Self.ada })
        life.now = life.zone.at("2026-06-10 11:00")
        #expect(life.clockChanged() == [.snooze(told, Contact("Ada"))])
        #expect(life.pass(to: "2026-06-10 12:00") == [.reopen(told, Contact("Ada"))])
    }

    @Test func `a new day says what fell due, most urgent first, and nothing twice`() throws {
        var life = Life(
            Self.crowd(50), policy: Policy(every: cadence("1w"), delivery: Delivery(budget: 0)), at: Zone.utc.at("2026-06-01 10:00"))
        for contact in life.book.contacts { try life.say(.acknowledge(who: contact.id.rawValue, Interaction(via: .call), when: life.now)) }
        #expect(life.wake(at: life.zone.at("2026-06-07 23:59")).isEmpty)
        let midnight = life.zone.at("2026-06-08")
        let effects = life.wake(at: midnight)
        #expect(effects == life.book.due(midnight).map { .fellDue($0, Contact("C" + $0.id.contact.rawValue.dropFirst())) })
        #expect(effects.count == 50)
        #expect(life.wake(at: midnight).isEmpty)
        #expect(life.clockChanged().isEmpty)
        let due = life.book.due(midnight)
        let closed = life.configure(Policy())
        #expect(closed == due.map { .close($0, Contact("C" + $0.id.contact.rawValue.dropFirst())) })
    }

    @Test func `a policy that brings back a told reminder reopens it`() {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("6w"), repeats: false), from: "2026-06-01 10:00")
        life.settle()
        let policy = life.book.policy
        let open = life.book.due(life.now)
        #expect(life.configure(Policy()) == [.close(open[0], Contact("Ada"))])
        #expect(life.configure(policy) == [.reopen(open[0], Contact("Ada"))])
        life.live(to: "2026-08-01 10:00")
        #expect(life.told.count == 1)
    }

    @Test func `a change of group or birthday on the card acts at once`() {
        var life = Life(
            Contact("Ada"), policy: Policy(groups: ["friends": GroupPolicy(every: cadence("2w"))], birthdays: .all),
            from: "2026-06-01 10:00")
        #expect(life.update([Contact("Ada", groups: ["friends"])]).isEmpty)
        life.settle()
        #expect(life.told.count == 1)
        let effects = life.update([Contact("Ada", birthday: annual(nil, 6, 1))])
        #expect(effects.count == 2)
        guard case .close? = effects.first, case .fellDue? = effects.last else { Issue.record("\(effects)"); return }
        #expect(life.book.due(life.now).map(\.id.key.kind) == [.birthday])
    }

    @Test func `a telling whose reminder is gone meanwhile tells nothing`() throws {
        var life = Life(Contact("Ada"), from: "2026-06-01 10:00")
        life.record(life.pending)
        let telling = life.pending
        #expect(telling.count == 1)
        try life.say(.acknowledge(who: "ada", Interaction(via: .call), when: life.now))
        #expect(life.record(telling).isEmpty)
    }

    @Test func `deciding and asking change nothing`() throws {
        var life = try IntentTests.dueLife()
        let before = Plan(life.book, at: life.now)
        for intent in IntentTests.intents { _ = try? life.decide(intent) }
        _ = try life.decide(.tookBack(life.store.takingBack(.lastAct, in: life.book)))
        #expect(Plan(life.book, at: life.now) == before)
        life.settle()
        #expect(Plan(life.book, at: life.now) == before)
    }

    @Test func `an interaction at any time that a number can name breaks nothing`() throws {
        for seconds in [Int64.min, -1 << 50, 0] {
            var life = Life(Contact("Ada", birthday: annual(nil, 6, 1)), zone: .apia, from: "2026-06-01 10:00")
            try life.say(.acknowledge(who: "ada", Interaction(via: .call), when: Instant(seconds: seconds)))
            try life.say(.snooze(who: "ada", until: .instant(Instant(seconds: .max))))
            life.live(to: "2026-06-10 10:00")
            #expect(life.told.map(\.description) == ["birthday/2026/ada"], "a snooze hides no birthday")
            #expect(life.book.due(life.now, includingHidden: true).count == 1)
        }
    }
}

extension Contact {
    fileprivate func renamed(to id: ContactID) -> Contact {
        Contact(id: id, name: name, nickname: nickname, groups: groups, birthday: birthday, anniversary: anniversary)
    }
}
