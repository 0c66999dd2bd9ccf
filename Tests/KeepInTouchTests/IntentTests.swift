import Foundation
import Testing

@testable import KeepInTouch

/// What each thing that a person can ask for does, and when it is refused.
struct IntentTests {
    static let ada = ContactID(rawValue: "ada")
    static let call = Interaction(via: .call, note: "about the engine")

    /// Ada, every week, last called on Monday 1 June 2026, so due on the 8th; today is the 10th and she was told.
    static func dueLife() throws -> Life {
        var life = Life(Contact("Ada"), Contact("Zoe"), policy: Policy(every: cadence("1w")), from: "2026-06-01 10:00")
        for name in ["Ada", "Zoe"] { try life.say(.acknowledge(who: name, call, when: life.now)) }
        life.live(to: "2026-06-10 10:00")
        return life
    }

    // MARK: ack

    @Test(arguments: [("2026-06-10 10:00", "2026-06-17"), ("2026-06-09 20:00", "2026-06-16"), ("2026-06-02", "2026-06-09")])
    func `ack closes the reminder and restarts the clock from the interaction's date`(when: String, due: String) throws {
        var life = try Self.dueLife()
        let open = try #require(life.book.due(life.now).first { $0.id.contact == Self.ada })
        let effects = try life.say(.acknowledge(who: "ada", Interaction(via: .meal), when: life.zone.at(when)))
        let entry = try #require(life.journal.last)
        #expect(entry.what == .acknowledged(Interaction(via: .meal), [], again: nil))
        #expect(entry.said == life.now)
        #expect(entry.happened == life.zone.at(when))
        #expect(effects.first == .close(open, Contact("Ada")))
        let next = try #require(life.book.reminders(for: Self.ada).first)
        #expect(next.due == day(due))
        #expect(next.id != open.id)
        #expect(next.told == nil)
        #expect(next.lastContact == LastContact(date: life.zone.date(at: life.zone.at(when)), via: .meal))
        #expect(life.book.due(life.now).contains { $0.id.contact == Self.ada } == (day(due) <= day("2026-06-10")))
    }

    @Test func `ack with a date before the last interaction keeps the clock, and leaves open what is due by it`() throws {
        var life = try Self.dueLife()
        let open = life.book.reminders(for: Self.ada)
        #expect(try life.say(.acknowledge(who: "ada", Self.call, when: life.zone.at("2026-05-20"))).isEmpty)
        #expect(life.book.reminders(for: Self.ada) == open)
    }

    @Test func `ack with a date before tracking began is the last interaction all the same`() throws {
        var life = Life(Contact("Ada"), from: "2026-06-01 10:00")
        life.settle()
        #expect(life.told.count == 1)
        try life.say(.acknowledge(who: "ada", Self.call, when: life.zone.at("2026-05-20")))
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-07-01")])
        #expect(life.book.due(life.now).isEmpty)
    }

    @Test func `ack twice a day counts from the later, and the second closes nothing`() throws {
        var life = try Self.dueLife()
        try life.say(.acknowledge(who: "ada", Self.call, when: life.now))
        life.pass(to: "2026-06-10 15:00")
        #expect(try life.say(.acknowledge(who: "ada", Interaction(via: .meal), when: life.now)).isEmpty)
        #expect(life.journal.last?.what == .acknowledged(Interaction(via: .meal), [], again: nil))
        #expect(life.book.relation(to: Self.ada)?.lastContact == LastContact(date: day("2026-06-10"), via: .meal))
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-06-17")])
    }

    @Test func `ack of something snoozed closes it too`() throws {
        var life = try Self.dueLife()
        try life.say(.snooze(who: "ada", until: .instant(life.zone.at("2026-06-12 12:00"))))
        try life.say(.acknowledge(who: "ada", Self.call, when: life.now))
        life.live(to: "2026-06-16 23:00")
        #expect(!life.book.due(life.now, includingHidden: true).contains { $0.id.contact == Self.ada })
    }

    @Test func `nothing can have happened after now`() throws {
        let life = try Self.dueLife()
        let later = life.now.adding(seconds: 1)
        #expect(throws: Refusal.notYet(later)) {
            try life.decide(.acknowledge(who: "ada", Self.call, when: later))
        }
        #expect(throws: Refusal.notYet(later)) { try life.decide(.acknowledge(who: "ada", Self.call, when: later)) }
    }

    // MARK: log

    @Test func `log restarts the clock all the same`() throws {
        var life = try Self.dueLife()
        let effects = try life.say(.acknowledge(who: "ada", Interaction(via: .event), when: life.now))
        #expect(effects.count == 1)
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-06-17")])
        #expect(!life.book.due(life.now).contains { $0.id.contact == Self.ada })
    }

    @Test func `log of something older than the last interaction changes nothing but the history`() throws {
        var life = try Self.dueLife()
        let before = Plan(life.book, at: life.now)
        #expect(try life.say(.acknowledge(who: "ada", Interaction(via: .letter), when: life.zone.at("2026-05-01"))).isEmpty)
        #expect(Plan(life.book, at: life.now) == before)
    }

    // MARK: snooze

    @Test func `snooze hides and silences what is due until then, and leaves its due date`() throws {
        var life = try Self.dueLife()
        let until = life.zone.at("2026-06-12 12:00")
        let effects = try life.say(.snooze(who: "ada", until: .instant(until)))
        let reminder = try #require(life.book.reminders(for: Self.ada).first)
        #expect(effects == [.snooze(reminder, Contact("Ada"))])
        #expect(reminder.due == day("2026-06-08"))
        #expect(reminder.snoozedUntil == until)
        #expect(reminder.state(on: life.book.today, at: life.now) == .snoozed)
        #expect(reminder.state(on: day("2026-06-12"), at: until) == .overdue)
        #expect(life.book.due(life.now).map(\.id.contact.rawValue) == ["zoe"])
        #expect(life.book.dueCount(life.now) == 1)
        #expect(life.book.due(life.now, includingHidden: true).count == 2)
    }

    @Test func `where nothing is due, snooze hides what falls due before its end`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), from: "2026-06-01 10:00")
        try life.say(.acknowledge(who: "Ada", Self.call, when: life.now))
        try life.say(.snooze(who: "ada", until: .instant(life.zone.at("2026-06-09 12:00"))))
        life.live(to: "2026-06-09 11:59")
        #expect(life.told.isEmpty)
        life.live(to: "2026-06-09 12:00")
        #expect(life.told.count == 1)
    }

    @Test(arguments: [0, -1, -86_400]) func `a snooze ends after now`(seconds: Int) throws {
        let life = try Self.dueLife()
        let until = life.now.adding(seconds: seconds)
        #expect(throws: Refusal.alreadyPast(until)) { try life.decide(.snooze(who: "ada", until: .instant(until))) }
    }

    // MARK: skip

    @Test func `skip closes what is due, and the next is due one cadence from today`() throws {
        var life = try Self.dueLife()
        let open = try #require(life.book.reminders(for: Self.ada).first)
        #expect(try life.say(.skip(who: "ada")) == [.close(open, Contact("Ada"))])
        let next = try #require(life.book.reminders(for: Self.ada).first)
        #expect(next.due == day("2026-06-17"))
        #expect(next.lastContact == LastContact(date: day("2026-06-01"), via: .call), "the last contact is unchanged")
    }

    @Test func `skip of someone never contacted waits for one cadence, and they stay never contacted`() throws {
        var life = Life(Contact("Ada"), from: "2026-06-01 10:00")
        life.settle()
        try life.say(.skip(who: "ada"))
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-07-13")])
        #expect(life.book.relation(to: Self.ada)?.lastContact == nil)
    }

    @Test func `what isn't due can't be skipped`() throws {
        var life = try Self.dueLife()
        try life.say(.skip(who: "ada"))
        #expect(throws: Refusal.nothingDue(Contact("Ada"), next: day("2026-06-17"))) {
            try life.decide(.skip(who: "ada"))
        }
    }

    @Test func `an older interaction logged after a skip is remembered, and the skip still counts`() throws {
        var life = try Self.dueLife()
        try life.say(.skip(who: "ada"))
        try life.say(.acknowledge(who: "ada", Interaction(via: .meal), when: life.zone.at("2026-06-05")))
        let reminder = try #require(life.book.reminders(for: Self.ada).first)
        #expect(reminder.due == day("2026-06-17"))
        #expect(reminder.lastContact == LastContact(date: day("2026-06-05"), via: .meal))
    }

    // MARK: reminder ids

    @Test func `a reminder's id skips and snoozes that one alone`() throws {
        var life = Life(Contact("Ada", birthday: annual(nil, 6, 1)), from: "2026-06-01 10:00")
        life.settle()
        let ids = life.book.due(life.now).map(\.id)
        #expect(ids.map(\.key.kind) == [.birthday, .keepInTouch])
        try life.say(.snooze(who: ids[0].description, until: .instant(life.zone.at("2026-06-01 14:00"))))
        #expect(life.book.due(life.now).map(\.id) == [ids[1]])
        try life.say(.skip(who: ids[1].description))
        #expect(life.book.due(life.now, includingHidden: true).map(\.id) == [ids[0]])
    }

    @Test func `the id of a reminder that is closed snoozes and skips nothing else`() throws {
        var life = try Self.dueLife()
        let old = try #require(life.book.reminders(for: Self.ada).first).id.description
        try life.say(.acknowledge(who: "ada", Self.call, when: life.zone.at("2026-06-02")))
        #expect(life.book.due(life.now).contains { $0.id.contact == Self.ada })
        #expect(throws: Refusal.self) { try life.decide(.skip(who: old)) }
        #expect(throws: Refusal.self) {
            try life.decide(.snooze(who: old, until: .instant(life.now.adding(seconds: 60))))
        }
    }

    // MARK: track and ignore

    @Test func `one cadence of their own leaves the other as it was, and none is both of the groups'`() throws {
        var life = try Self.dueLife()
        func own() -> [Cadence?] {
            let relation = life.book.relation(to: Self.ada)
            return [relation?.cadence?.every, relation?.cadenceInPerson?.every]
        }
        let group = own()
        try life.say(.track(who: "ada", every: cadence("5w")))
        try life.say(.track(who: "ada", every: nil, inPerson: cadence("1y")))
        #expect(own() == [cadence("5w"), cadence("1y")])
        try life.say(.track(who: "ada", every: cadence("3w")))
        #expect(own() == [cadence("3w"), cadence("1y")])
        try life.say(.track(who: "ada", every: nil))
        #expect(own() == group)
    }

    @Test func `a changed cadence acts at once, both ways`() throws {
        var life = try Self.dueLife()
        guard case .close? = try life.say(.track(who: "ada", every: cadence("1m"))).first else {
            Issue.record("not due any more"); return
        }
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-07-01")])
        try life.say(.track(who: "ada", every: cadence("3d")))
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-06-04")])
        try life.say(.track(who: "ada", every: nil))
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-06-08")])
    }

    @Test func `without a cadence there is nothing to track by`() {
        let life = Life(Contact("Ada"), policy: Policy(), from: "2026-06-01 10:00")
        #expect(throws: Refusal.noCadence(Contact("Ada"))) {
            try life.decide(.track(who: "ada", every: nil))
        }
    }

    @Test func `ignore closes everything, track opens it again`() throws {
        var life = try Self.dueLife()
        let open = life.book.reminders(for: Self.ada)
        #expect(try life.say(.ignore(who: "ada")) == [.close(open[0], Contact("Ada"))])
        #expect(life.book.reminders(for: Self.ada).isEmpty)
        #expect(throws: Refusal.nothingDue(Contact("Ada"), next: nil)) {
            try life.decide(.skip(who: "ada"))
        }
        try life.say(.track(who: "ada", every: nil))
        #expect(life.book.reminders(for: Self.ada) == open)
    }

    // MARK: everything

    static let intents: [Intent] = [
        .acknowledge(who: "o", call, when: Zone.utc.at("2026-06-01")),
        .snooze(who: "o", until: .instant(Zone.utc.at("2026-07-01"))), .skip(who: "o"), .track(who: "o", every: cadence("1w")),
        .ignore(who: "o"),
    ]

    @Test(arguments: intents) func `an ambiguous and an unknown name are refused`(intent: Intent) {
        let two = Life(Contact("Zoe"), Contact("Joe"), from: "2026-06-10 10:00")
        #expect(throws: Refusal.ambiguous("o", candidates: [Contact("Joe"), Contact("Zoe")])) {
            try two.decide(intent)
        }
        let none = Life(Contact("Ada"), from: "2026-06-10 10:00")
        #expect(throws: Refusal.noSuchContact("o")) { try none.decide(intent) }
    }
}
