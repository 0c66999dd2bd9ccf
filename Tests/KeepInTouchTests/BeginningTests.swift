import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

/// The first day: with whom a person begins, and how calm that is.
struct BeginningTests {
    private static let names = (1...25).map { "Person\($0)" }
    private static let today = "2026-06-01"

    private func life() -> Life {
        Life(Self.names.map { Contact($0) }, policy: Policy(every: nil), zone: .berlin, at: Zone.berlin.at("\(Self.today) 08:00"))
    }

    private func beginnings(_ every: Cadence, last: CivilDate? = nil) -> [Beginning] {
        let people = Self.names.map { _ in (every: every, last: last) }
        let days = CalmStart.days(of: people, from: day(Self.today), delivery: Delivery())
        return zip(Self.names, days).map { Beginning(Contact($0).id, every: every, last: last, from: $1) }
    }

    @Test(arguments: [nil, "2026-01-01"]) func `with twenty-five people the first weeks are calm, and everybody comes`(last: String?) throws
    {
        var life = life()
        life.settle()
        try life.setUp(beginnings(cadence("2m"), last: last.map(day)))
        life.live(to: "2026-06-29 07:00")
        let days = life.journal.filter { if case .told = $0.what { true } else { false } }
            .map { (day: life.zone.date(at: $0.said), contact: $0.contact) }
        // One a day, instead of three a day and a list of all the others.
        for (day, told) in Dictionary(grouping: days, by: \.day) { #expect(Set(told.map(\.contact)).count <= 2, "\(day)") }
        #expect(Set(days.map(\.contact)).count == Self.names.count)
        // Nobody is told of on the day on which something of them is noted.
        #expect(days.first?.day == day(last == nil ? Self.today : "2026-06-02"))
    }

    @Test func `until their day they are on nobody's list`() throws {
        var life = life()
        life.settle()
        try life.setUp(beginnings(cadence("2m")))
        life.live(to: "2026-06-01 12:00")
        #expect(life.book.due(life.now).filter { $0.snoozedUntil == nil }.count == 1)
    }

    @Test func `whoever is known to be due later is not snoozed`() throws {
        var life = life()
        life.settle()
        try life.say(.acknowledge(who: "person1", Interaction(via: .call), when: life.now))
        try life.setUp([Beginning(Contact("Person1").id, every: cadence("2m"), last: nil, from: day("2026-06-10"))])
        #expect(life.journal.contains { if case .snoozed = $0.what { true } else { false } } == false)
    }

    @Test func `it is one act, which one undo takes back`() throws {
        var life = life()
        life.settle()
        let before = Plan(life.book, at: life.now)
        try life.setUp(beginnings(cadence("2m"), last: day("2026-05-01")))
        let act = try #require(life.journal.last?.act)
        try life.say(.gave(who: "person1", "a cake"))
        try life.undo(.act(act))
        try life.undo()
        #expect(Plan(life.book, at: life.now) == before)
    }

    @Test func `a rough day counts, and is kept as rough`() throws {
        var life = life()
        life.settle()
        try life.setUp([Beginning(Contact("Person1").id, every: cadence("2m"), last: day("2026-05-18"), from: nil)])
        #expect(life.book.reminders(for: Contact("Person1").id).first?.due == day("2026-07-18"))
        let interactions = life.journal.compactMap { if case .acknowledged(let one, _, _) = $0.what { one } else { nil } }
        #expect(interactions == [Interaction(via: .other, isRough: true)])
    }

    @Test func `what can't be is refused, all of it`() throws {
        let life = life()
        let today = day(Self.today)
        let good = Beginning(Contact("Person1").id, every: cadence("2m"), last: nil, from: nil)
        for bad in [
            Beginning(ContactID(rawValue: "nobody"), every: cadence("2m"), last: nil, from: nil),
            Beginning(Contact("Person2").id, every: nil, last: today.adding(days: 1), from: nil),
            Beginning(Contact("Person2").id, every: nil, last: nil, from: today),
        ] {
            #expect(throws: Refusal.self) { try life.decide(.setUp([good, bad])) }
        }
    }

    @Test func `nobody waits who is due later anyway, and the weekdays are those of the configuration`() {
        let delivery = Delivery(days: [.monday, .thursday])
        let people = [(every: cadence("6m"), last: day("2026-05-01") as CivilDate?)] + (0..<8).map { _ in (cadence("3w"), nil) }
        let days = CalmStart.days(of: people, from: day(Self.today), delivery: delivery)
        #expect(days[0] == nil)
        #expect(Set(days.compactMap(\.self).map(\.weekday)).isSubset(of: delivery.days))
        #expect(Set(days.dropFirst().map { $0 ?? day(Self.today) }).count == 8)
    }

    @Test(arguments: [0, 1, 3, 1000]) func `however many they are, no day has more than the budget`(budget: Int) {
        let people = (0..<500).map { _ in (every: cadence("3w"), last: nil as CivilDate?) }
        let days = CalmStart.days(of: people, from: day(Self.today), delivery: Delivery(budget: budget))
        let most = Dictionary(grouping: days.map { $0 ?? day(Self.today) }) { $0 }.values.map(\.count).max()
        #expect(try! #require(most) <= max(budget, 1))
    }
}
