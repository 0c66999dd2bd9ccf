import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

struct ExplanationTests {
    private static let ada = ContactID(rawValue: "ada")
    private static let groups = ["friends": GroupPolicy(every: cadence("6w"), atMost: cadence("9w"))]

    @Test(arguments: seeds) func `every step is the plan's, and the telling comes true when nobody says anything`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let zone = try #require(Zone.all.randomElement(using: &random))
        var life = Life.random(contacts: 10, zone: zone, at: zone.at("2026-10-10 12:00"), &random)
        for _ in 0..<20 {
            life.live(to: life.now.adding(seconds: Int.random(in: 1...200_000, using: &random)))
            life.sayAnything(&random)
        }
        life.settle()
        let explanations = life.book.contacts.flatMap { life.book.explain($0.id, now: life.now) }
        #expect(explanations.map(\.reminder.id).sorted { "\($0)" < "\($1)" } == Self.all(life).map(\.id).sorted { "\($0)" < "\($1)" })
        let now = life.now
        life.live(to: life.now.adding(seconds: 32 * 86_400))
        for explanation in explanations {
            var due: CivilDate?
            for step in explanation.steps {
                switch step {
                case .due(let day): due = day
                case .told(let instant, _): #expect(instant == explanation.reminder.told)
                case .snoozed(let until): #expect(until > now)
                case .window(let opens): #expect(opens > now)
                case .willBeTold(let instant):
                    #expect(Self.tellings(of: explanation.reminder.id, life, since: now).first == instant, "\(explanation)")
                case .mayBeTold(let from): #expect(Self.tellings(of: explanation.reminder.id, life, since: now).allSatisfy { $0 >= from })
                case .neverTold: #expect(Self.tellings(of: explanation.reminder.id, life, since: now).isEmpty)
                case .clock(let cause, let start, _, _):
                    #expect(explanation.reminder.clock?.start == start && explanation.reminder.clock?.cause == cause)
                case .cadence, .ladder, .occasion, .promise, .overdue, .again, .began, .paused, .budget: break
                }
            }
            #expect(due == explanation.reminder.due)
            // The day follows from the steps before it, by nothing but the calendar.
            if let clock = explanation.reminder.clock {
                let byCadence = clock.start.adding(clock.rung?.after ?? clock.cadence.every)
                // Whom one has just met has a beginning from which to count.
                let isMet = life.book.policy.ladder && life.book.contact(explanation.reminder.id.contact)?.met != nil
                let starts = clock.cause == .began && explanation.reminder.id.key.kind == .keepInTouch && !isMet
                #expect(due == clock.began ?? clock.again ?? (starts ? clock.start : byCadence), "\(explanation)")
            }
        }
    }

    @Test func `the steps of somebody who waits behind the budget`() throws {
        var life = Life(
            [Contact("Ada", groups: ["friends"]), Contact("Bob"), Contact("Carl")],
            policy: Policy(every: cadence("1w"), groups: Self.groups, repeats: false, delivery: Delivery(budget: 1)),
            at: Zone.utc.at("2026-06-01 10:00"))
        for name in ["Ada", "Bob", "Carl"] { try life.say(.acknowledge(who: name, Interaction(via: .call), when: life.now)) }
        life.live(to: "2026-07-14 08:00")
        let explanation = try #require(life.book.explain(Self.ada, now: life.now).first)
        let opens = life.zone.at("2026-07-14 09:00")
        #expect(
            explanation.steps == [
                .cadence(CadenceChoice(every: cadence("6w"), atMost: cadence("9w"), source: .group("friends"))),
                .clock(.interaction, day("2026-06-01"), .call), .due(day("2026-07-13")),
                .told(life.zone.at("2026-07-13 09:00"), repeats: 0),
            ])
        // Bob and Carl were told when they were alone in being due. One day later they were called, and Ada is still on the list.
        try life.say(.snooze(who: "Ada", until: .instant(life.zone.at("2026-07-20 12:00"))))
        let snoozed = try #require(life.book.explain(Self.ada, now: life.now).first)
        #expect(
            snoozed.steps.suffix(2) == [.snoozed(until: life.zone.at("2026-07-20 12:00")), .willBeTold(life.zone.at("2026-07-20 12:00"))])
        #expect(opens > life.now)
    }

    @Test func `who waits for the budget hears how many are before them and on which day it is their turn`() throws {
        let contacts = (0..<7).map { Contact("Contact \($0)") }
        var life = Life(contacts, policy: Policy(every: cadence("1m"), delivery: Delivery(budget: 3)), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        let waiting = life.book.due(life.now).filter { $0.told == nil }
        #expect(waiting.count == 4)
        let last = try #require(waiting.last)
        let steps = try #require(life.book.explain(last.id.contact, now: life.now).first).steps
        #expect(steps.suffix(2) == [.budget(3, ahead: 3), .willBeTold(life.zone.at("2026-06-03 09:00"))])
    }

    @Test func `who will be told a day later than due hears who goes first`() throws {
        let contacts = (0..<7).map { Contact("Contact \($0)") }
        var life = Life(contacts, policy: Policy(every: cadence("2w"), delivery: Delivery(budget: 3)), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        for contact in contacts { try life.say(.acknowledge(who: contact.id.rawValue, Interaction(via: .meal), when: life.now)) }
        let ends = try contacts.map { try #require(life.book.explain($0.id, now: life.now).first).steps.suffix(2) }
        let days = (15...17).map { Explanation.Step.willBeTold(life.zone.at("2026-06-\($0) 09:00")) }
        #expect(ends.count { Array($0) == [.due(day("2026-06-15")), days[0]] } == 3, "on the due day nothing has to be said")
        #expect(ends.count { Array($0) == [.budget(3, ahead: 3), days[1]] } == 1)
        #expect(ends.count { Array($0) == [.budget(3, ahead: 6), days[2]] } == 1)
    }

    @Test func `where more wait than a month has room for, it comes after that month`() throws {
        let contacts = (0..<100).map { Contact("Contact \($0)") }
        var life = Life(contacts, policy: Policy(every: cadence("1m"), delivery: Delivery(budget: 3)), at: Zone.utc.at("2026-06-01 10:00"))
        life.settle()
        let last = try #require(life.book.due(life.now).last)
        let steps = try #require(life.book.explain(last.id.contact, now: life.now).first).steps
        #expect(steps.suffix(2) == [.budget(3, ahead: nil), .mayBeTold(from: life.zone.at("2026-07-03 09:00"))])
        life.live(to: "2026-07-03 08:59")
        #expect(!life.told.contains(last.id))
        life.live(to: "2026-07-04 12:00")
        #expect(life.told.contains(last.id))
    }

    @Test func `whoever has no reminder is told why`() throws {
        var life = Life([Contact("Ada"), Contact("Bob")], policy: Policy(groups: Self.groups), at: Zone.utc.at("2026-06-01 10:00"))
        #expect(life.book.silence(of: Self.ada) == .noCadence)
        try life.say(.ignore(who: "Ada"))
        #expect(life.book.silence(of: Self.ada) == .ignored)
        try life.say(.track(who: "Ada", every: cadence("1w")))
        #expect(life.book.silence(of: Self.ada) == nil)
        #expect(life.book.silence(of: ContactID(rawValue: "nobody")) == nil)
    }

    private static func all(_ life: Life) -> [Reminder] { life.book.contacts.flatMap { life.book.reminders(for: $0.id) } }

    private static func tellings(of id: ReminderID, _ life: Life, since now: Instant) -> [Instant] {
        life.journal.compactMap { entry in
            guard case .told(let key, _) = entry.what, let contact = entry.contact, entry.said >= now else { return nil }
            return ReminderID(key: key, contact: contact) == id ? entry.said : nil
        }
    }
}
