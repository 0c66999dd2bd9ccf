import Testing

@testable import KeepInTouch

/// Birthdays and anniversaries.
struct OccasionTests {
    static let ada = ContactID(rawValue: "ada")

    static func life(_ birthday: AnnualDay, lead: Int = 0, zone: Zone = .utc, from start: String) -> Life {
        Life(Contact("Ada", birthday: birthday), policy: Policy(leadDays: lead), zone: zone, from: start)
    }

    @Test(
        arguments: [
            (annual(1815, 12, 10), "2026-12-01", "2026-12-10", 211), (annual(1815, 12, 10), "2026-12-11", "2026-12-10", 211),
            (annual(1815, 12, 10), "2026-12-24", "2026-12-10", 211), (annual(1815, 12, 10), "2026-12-25", "2027-12-10", 212),
            (annual(nil, 12, 10), "2026-12-01", "2026-12-10", nil), (annual(2000, 1, 1), "2026-12-31", "2027-01-01", 27),
            (annual(2000, 12, 31), "2027-01-14", "2026-12-31", 26), (annual(2000, 12, 31), "2027-01-15", "2027-12-31", 27),
            // 29 February falls on the 28th in common years.
            (annual(2000, 2, 29), "2026-02-01", "2026-02-28", 26), (annual(2000, 2, 29), "2028-02-01", "2028-02-29", 28),
            (annual(nil, 2, 29), "2100-02-01", "2100-02-28", nil),
            // A birth is no birthday, and nobody has one before it.
            (annual(2026, 12, 10), "2026-12-01", "2027-12-10", 1), (annual(2027, 3, 1), "2026-12-01", "2028-03-01", 1),
        ] as [(AnnualDay, String, String, Int?)])
    func `an occasion is on its next day, or its last for fourteen days`(birthday: AnnualDay, today: String, date: String, years: Int?)
        throws
    {
        let life = Self.life(birthday, from: today)
        let reminder = try #require(life.book.reminders(for: Self.ada).first)
        #expect(life.book.reminders(for: Self.ada).count == 1)
        #expect(reminder.occasion == day(date))
        #expect(reminder.due == day(date))
        #expect(reminder.overdue == day(date).adding(days: 1))
        #expect(reminder.years == years)
        #expect(reminder.id.description == "birthday/\(day(date).year)/ada")
    }

    @Test func `an occasion that begins years ahead is reminded of when its time comes, and in no year before`() throws {
        var life = Self.life(annual(2028, 3, 1), from: "2026-12-01 10:00")
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2029-03-01")])
        life.live(to: "2029-02-28 20:00")
        #expect(life.told.isEmpty)
        #expect(try Plan(life.restarted(), at: life.now) == Plan(life.book, at: life.now))
        life.live(to: "2029-03-01 20:00")
        #expect(life.told.map(\.description) == ["birthday/2029/ada"])
    }

    @Test(arguments: [(0, "2027-01-03"), (7, "2026-12-27"), (60, "2026-11-04")])
    func `a lead makes it due days ahead, across the year's end too`(lead: Int, due: String) throws {
        var life = Self.life(annual(1990, 1, 3), lead: lead, from: "2026-11-01 10:00")
        #expect(life.book.reminders(for: Self.ada).map(\.due) == [day(due)])
        life.pass(to: "\(day(due).adding(days: -1)) 12:00")
        #expect(life.told.isEmpty)
        life.pass(to: "\(due) 12:00")
        #expect(life.told.map(\.description) == ["birthday/2027/ada"])
    }

    @Test func `being in touch on its day or later closes it, and a call in the days before does not`() throws {
        var life = Self.life(annual(1990, 6, 10), lead: 3, from: "2026-06-08 10:00")
        try life.say(.log(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.due(life.now).map(\.line) == ["2026-06-07 birthday ada"])
        life.pass(to: "2026-06-11 10:00")
        let effects = try life.say(.log(who: "Ada", Interaction(via: .call), when: life.zone.at("2026-06-10 00:00")))
        guard case .close(let reminder, _)? = effects.first else { Issue.record("\(effects)"); return }
        #expect(reminder.id.description == "birthday/2026/ada")
        #expect(life.book.due(life.now).isEmpty)
        #expect(life.book.reminders(for: Self.ada).map(\.occasion) == [day("2027-06-10")])
    }

    @Test func `acknowledged ahead of its day it is closed only if nothing else was meant`() throws {
        var life = Life(
            Contact("Ada", birthday: annual(nil, 6, 10)), policy: Policy(every: cadence("6w"), leadDays: 3), from: "2026-06-08 10:00")
        life.settle()
        #expect(life.book.due(life.now).map(\.id.key.kind) == [.birthday, .keepInTouch])
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.due(life.now).map(\.id.key.kind) == [.birthday])
        try life.say(.acknowledge(who: "Ada", Interaction(via: .letter), when: life.now))
        #expect(life.book.due(life.now).isEmpty)
    }

    @Test func `what was over when the journal began is not reminded of, and what comes then is`() {
        let contacts = [Contact("Ada", birthday: annual(nil, 6, 9)), Contact("Bob", birthday: annual(nil, 6, 10))]
        let now = Zone.utc.at("2026-06-10 10:00")
        var life = Life(contacts, policy: Policy(), at: now, began: now)
        #expect(life.book.due(life.now).map(\.line) == ["2026-06-10 birthday bob"])
        life.pass(to: "2026-06-12 08:00")
        #expect(life.book.due(life.now).map(\.line) == ["2026-06-10 birthday bob"])
    }

    @Test func `acknowledged with an older date it is closed all the same, and stays so`() throws {
        var life = Self.life(annual(1990, 6, 10), from: "2026-06-10 10:00")
        life.settle()
        try life.say(.acknowledge(who: "Ada", Interaction(via: .letter), when: life.zone.at("2026-06-01")))
        #expect(life.book.due(life.now).isEmpty)
        for date in ["2026-06-11", "2026-06-24", "2026-07-01"] {
            life.pass(to: date)
            #expect(!life.book.reminders(for: Self.ada).contains { $0.id.description == "birthday/2026/ada" })
        }
    }

    @Test func `skipped it is closed for this year, and keeping in touch is left alone`() throws {
        var life = Life(Contact("Ada", birthday: annual(nil, 6, 10)), from: "2026-06-01 10:00")
        try life.say(.log(who: "Ada", Interaction(via: .call), when: life.now))
        life.pass(to: "2026-06-10 10:00")
        try life.say(.skip(who: "Ada"))
        #expect(life.book.reminders(for: Self.ada).map(\.line) == ["2026-07-13 keep-in-touch ada", "2027-06-10 birthday ada"])
    }

    @Test func `snoozed beyond its belated days it is told when the snooze is over, once`() throws {
        var life = Self.life(annual(1990, 12, 20), from: "2026-12-20 10:00")
        life.settle()
        try life.say(.snooze(who: "Ada", until: life.zone.at("2027-01-10 12:00")))
        life.live(to: "2027-01-10 11:00")
        #expect(life.told.count == 1)
        #expect(life.book.due(life.now, includingHidden: true).map(\.occasion) == [day("2026-12-20")])
        life.live(to: "2027-01-11 12:00")
        #expect(life.told.map(\.description) == ["birthday/2026/ada", "birthday/2026/ada"])
        life.live(to: "2027-02-01 12:00")
        #expect(life.told.count == 2)
        #expect(life.book.reminders(for: Self.ada).map(\.occasion) == [day("2027-12-20")])
    }

    @Test func `after its belated days it makes room for the next, untold or not`() {
        var life = Self.life(annual(1990, 6, 10), from: "2026-06-10 22:00")
        life.settle()
        #expect(life.book.due(life.now).count == 1)
        life.pass(to: "2026-06-24 23:00")
        #expect(life.book.due(life.now).count == 1)
        let effects = life.pass(to: "2026-06-25 00:00")
        #expect(effects.count == 1)
        #expect(life.book.due(life.now).isEmpty)
        #expect(life.told.isEmpty)
    }

    @Test func `ignored contacts are silent`() throws {
        var life = Life(Contact("Ada", birthday: annual(nil, 6, 10)), from: "2026-06-10 08:00")
        try life.say(.ignore(who: "Ada"))
        life.live(to: "2026-07-01 12:00")
        #expect(life.told.isEmpty)
        #expect(life.book.reminders(for: Self.ada).isEmpty)
        #expect(life.book.relation(to: Self.ada)?.isIgnored == true)
    }

    @Test(arguments: [
        (true, false, ["birthday"]), (false, true, ["anniversary"]), (true, true, ["birthday", "anniversary"]), (false, false, []),
    ])
    func `birthdays and anniversaries are switched on and off by policy`(birthdays: Bool, anniversaries: Bool, kinds: [String]) {
        let contact = Contact("Ada", birthday: annual(1990, 6, 10), anniversary: annual(2015, 6, 12))
        let life = Life(contact, policy: Policy(birthdays: birthdays, anniversaries: anniversaries), from: "2026-06-01")
        #expect(life.book.reminders(for: Self.ada).map(\.id.key.kind.rawValue) == kinds)
    }

    @Test func `an occasion is due from the local morning on`() {
        var life = Self.life(annual(1990, 6, 10), zone: .apia, from: "2026-06-09 12:00")
        life.live(to: "2026-06-10 08:59")
        #expect(life.told.isEmpty)
        life.live(to: "2026-06-10 09:00")
        #expect(life.told.count == 1)
        #expect(life.journal.last?.said == Zone.apia.at("2026-06-10 09:00"))
    }

    @Test(arguments: [(2027, 2, 29), (2000, 2, 30), (2000, 4, 31), (2000, 0, 1), (2000, 13, 1), (2000, 1, 0), (0, 1, 1), (10_000, 1, 1)])
    func `an impossible date is no annual day`(year: Int, month: Int, day: Int) {
        #expect(AnnualDay(year: year, month: month, day: day) == nil)
    }
}
