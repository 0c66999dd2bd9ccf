import Phrases
import Testing

@testable import KeepInTouch

/// Birthdays and anniversaries.
struct OccasionTests {
    static let ada = ContactID(rawValue: "ada")

    static func life(_ birthday: AnnualDay, lead: Int = 0, zone: Zone = .utc, from start: String) -> Life {
        Life(Contact("Ada", birthday: birthday), policy: Policy(birthdays: .all, leadDays: lead), zone: zone, from: start)
    }

    @Test(
        arguments: [
            (annual(1915, 12, 10), "2026-12-01", "2026-12-10", 111), (annual(1915, 12, 10), "2026-12-11", "2026-12-10", 111),
            (annual(1915, 12, 10), "2026-12-24", "2026-12-10", 111), (annual(1915, 12, 10), "2026-12-25", "2027-12-10", 112),
            (annual(nil, 12, 10), "2026-12-01", "2026-12-10", nil), (annual(2000, 1, 1), "2026-12-31", "2027-01-01", 27),
            (annual(2000, 12, 31), "2027-01-14", "2026-12-31", 26), (annual(2000, 12, 31), "2027-01-15", "2027-12-31", 27),
            // 29 February falls on the 28th in common years.
            (annual(2000, 2, 29), "2026-02-01", "2026-02-28", 26), (annual(2000, 2, 29), "2028-02-01", "2028-02-29", 28),
            (annual(nil, 2, 29), "2100-02-01", "2100-02-28", nil),
            // A birth is no birthday, and nobody has one before it; of a year that has not come no age is said.
            (annual(2026, 12, 10), "2026-12-01", "2027-12-10", 1), (annual(2027, 3, 1), "2026-12-01", "2028-03-01", nil),
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
    func `with a lead it is told days ahead and on its day, across the year's end too`(lead: Int, due: String) throws {
        var life = Self.life(annual(1990, 1, 3), lead: lead, from: "2026-11-01 10:00")
        #expect(life.book.reminders(for: Self.ada).map(\.opens) == [day(due)])
        life.live(to: "\(day(due).adding(days: -1)) 12:00")
        #expect(life.told.isEmpty)
        life.live(to: "\(due) 12:00")
        #expect(life.told.map(\.description) == ["birthday/2027/ada"])
        life.live(to: "2027-01-04 12:00")
        #expect(Self.moments(life) == (lead == 0 ? [] : ["\(due) lead"]) + ["2027-01-03 day"], "on its day as well")
    }

    @Test func `a date with a label is an occasion of its own, told by its label, whatever else is on that day`() throws {
        var ada = Contact("Ada", birthday: annual(1990, 6, 10), anniversary: annual(2020, 6, 10))
        ada.dates = LabelledDay.all([("Name day", annual(nil, 6, 10)), ("First date", annual(2019, 6, 12))])
        var life = Life(ada, policy: Policy(birthdays: .all, anniversaries: .all), from: "2026-06-08 10:00")
        life.live(to: "2026-06-10 12:00")
        let said = life.book.due(life.now).map { Reason($0).phrase(today: day("2026-06-10")).description }
        #expect(said == ["birthday today (turns 36)", "anniversary today (6 years)", "\"Name day\" today"])
        #expect(Set(life.told.map(\.description)).count == 3)
        let nameDay = try #require(life.book.due(life.now).last).id
        try life.say(.skip(who: nameDay.description))
        #expect(life.book.due(life.now).map(\.label) == [nil, nil], "answered as itself, and alone")
        life.live(to: "2026-06-12 12:00")
        let firstDate = try #require(life.book.due(life.now).last)
        #expect(Reason(firstDate).phrase(today: day("2026-06-12")).description == "\"First date\" today (7 years)")
        #expect(ReminderID(firstDate.id.description) == firstDate.id)
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.due(life.now).isEmpty)
        life.live(to: "2027-06-10 12:00")
        #expect(life.told.suffix(3).map(\.key.kind) == [.birthday, .anniversary, .anniversary])
    }

    @Test func `a labelled date that is moved or written otherwise is not told anew, and one label twice is two dates`() throws {
        let marks = LabelledDay.all([("Name day", annual(nil, 6, 10)), ("name day", annual(nil, 6, 11)), ("NAME DAY", annual(nil, 6, 12))])
        #expect(Set(marks.map(\.mark)).count == 3)
        #expect(LabelledDay.all([("NAME DAY", annual(1990, 7, 1))])[0].mark == marks[0].mark)
    }

    @Test func `labelled dates are reminded of as anniversaries are`() {
        var ada = Contact("Ada")
        ada.dates = LabelledDay.all([("Name day", annual(nil, 6, 10))])
        for (scope, every, count) in [(OccasionScope.none, "6w", 0), (.tracked, nil, 0), (.tracked, "6w", 1), (.all, nil, 1)] {
            let policy = Policy(every: every.map { cadence($0) }, anniversaries: scope)
            let life = Life(ada, policy: policy, from: "2026-06-08 10:00")
            #expect(life.book.reminders(for: Self.ada).count { $0.id.key.kind == .anniversary } == count)
        }
    }

    @Test func `being in touch on its day or later closes it, and a call in the days before does not`() throws {
        var life = Self.life(annual(1990, 6, 10), lead: 3, from: "2026-06-08 10:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.due(life.now).map(\.line) == ["2026-06-10 birthday ada"])
        life.pass(to: "2026-06-11 10:00")
        let effects = try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.zone.at("2026-06-10 00:00")))
        guard case .close(let reminder, _)? = effects.first else { Issue.record("\(effects)"); return }
        #expect(reminder.id.description == "birthday/2026/ada")
        #expect(life.book.due(life.now).isEmpty)
        #expect(life.book.reminders(for: Self.ada).map(\.occasion) == [day("2027-06-10")])
    }

    @Test func `a call ahead of its day leaves it, and answered as itself it is closed`() throws {
        var life = Life(
            Contact("Ada", birthday: annual(nil, 6, 10)), policy: Policy(every: cadence("6w"), leadDays: 3), from: "2026-06-07 08:00")
        life.live(to: "2026-06-08 10:00")
        #expect(life.book.due(life.now).map(\.id.key.kind) == [.birthday, .keepInTouch])
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.due(life.now).map(\.id.key.kind) == [.birthday])
        let before = try #require(life.book.relation(to: Self.ada)).lastContact
        try life.say(.acknowledge(who: life.book.due(life.now)[0].id.description, Interaction(via: .other), when: life.now))
        #expect(life.book.due(life.now).isEmpty)
        #expect(life.book.relation(to: Self.ada)?.lastContact == before, "that is no interaction")
    }

    @Test func `told on the eve, since its day has no opening, it is closed by a call from then on`() throws {
        // 13 June 2026 is a Saturday.
        let policy = Policy(birthdays: .all, delivery: Delivery(days: DeliveryTests.weekdays))
        var life = Life(Contact("Ada", birthday: annual(nil, 6, 13)), policy: policy, from: "2026-06-01 10:00")
        life.live(to: "2026-06-12 12:00")
        #expect(Self.moments(life) == ["2026-06-12 day"])
        #expect(life.book.due(life.now).map(\.occasion) == [day("2026-06-13")])
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.due(life.now).isEmpty)
        life.live(to: "2026-07-01 12:00")
        #expect(life.told.count == 1)
    }

    @Test func `missed in a pause it is told belatedly, up to fourteen days, and listed for three days more`() throws {
        for (end, told) in [("2026-06-20", true), ("2026-06-24", true), ("2026-06-25", false)] {
            var life = Self.life(annual(1990, 6, 10), lead: 7, from: "2026-06-01 10:00")
            life.live(to: "2026-06-03 12:00")
            try life.say(.pause(.everybody, Pause(from: day("2026-06-05"), until: day(end))))
            life.live(to: "\(end) 12:00")
            #expect(Self.moments(life) == ["2026-06-03 lead"] + (told ? ["\(end) day"] : []))
            if told {
                life.live(to: "\(day(end).adding(days: 3)) 12:00")
                #expect(life.book.due(life.now).count == 1)
                life.live(to: "\(day(end).adding(days: 4)) 12:00")
            }
            #expect(life.book.due(life.now).isEmpty)
        }
    }

    private static func moments(_ life: Life) -> [String] {
        life.journal.compactMap { entry in
            if case .told(_, let moment?) = entry.what { "\(life.zone.date(at: entry.said)) \(moment)" } else { nil }
        }
    }

    @Test func `a birthday is told belatedly to whoever began on it in the evening and flew into the next day`() {
        let now = Zone.newYork.at("2026-06-10 23:10")
        let policy = Policy(every: cadence("6w"))
        var life = Life([Contact("Ada", birthday: annual(nil, 6, 10))], policy: policy, zone: .newYork, at: now, began: now)
        life.live(to: "2026-06-10 23:20")
        life.clockChanged(to: .berlin)
        life.live(to: "2026-06-11 12:00")
        #expect(Self.moments(life).contains("2026-06-11 day"))
    }

    @Test func `what was over when the journal began is not reminded of, and what comes then is`() {
        let contacts = [Contact("Ada", birthday: annual(nil, 6, 9)), Contact("Bob", birthday: annual(nil, 6, 10))]
        let now = Zone.utc.at("2026-06-10 10:00")
        var life = Life(contacts, policy: Policy(birthdays: .all), at: now, began: now)
        #expect(life.book.due(life.now).map(\.line) == ["2026-06-10 birthday bob"])
        life.pass(to: "2026-06-12 08:00")
        #expect(life.book.due(life.now).map(\.line) == ["2026-06-10 birthday bob"])
    }

    @Test func `a call of before its day does not close it`() throws {
        var life = Self.life(annual(1990, 6, 10), from: "2026-06-10 10:00")
        life.settle()
        try life.say(.acknowledge(who: "Ada", Interaction(via: .letter), when: life.zone.at("2026-06-01")))
        #expect(life.book.due(life.now).count == 1)
    }

    @Test func `skipped as itself it is closed for this year, and keeping in touch is left alone`() throws {
        var life = Life(Contact("Ada", birthday: annual(nil, 6, 10)), from: "2026-06-01 10:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        life.live(to: "2026-06-10 10:00")
        #expect(throws: Refusal.nothingDue(Contact("Ada", birthday: annual(nil, 6, 10)), next: day("2026-07-13"))) {
            try life.say(.skip(who: "Ada"))
        }
        try life.say(.skip(who: life.book.due(life.now)[0].id.description))
        #expect(life.book.reminders(for: Self.ada).map(\.line) == ["2026-07-13 keep-in-touch ada", "2027-06-10 birthday ada"])
    }

    @Test func `snoozed as itself it comes back on its day at the latest, and is never put off beyond it`() throws {
        var life = Self.life(annual(1990, 12, 20), lead: 7, from: "2026-12-01 10:00")
        life.live(to: "2026-12-13 10:00")
        let id = life.book.due(life.now)[0].id.description
        try life.say(.snooze(who: id, until: .day(day("2027-01-10"))))
        life.live(to: "2026-12-20 08:59")
        #expect(Self.moments(life) == ["2026-12-13 lead"])
        life.live(to: "2026-12-20 10:00")
        #expect(Self.moments(life) == ["2026-12-13 lead", "2026-12-20 day"])
        #expect(throws: Refusal.pastItsDay(day("2026-12-20"))) { try life.say(.snooze(who: id, until: .day(day("2026-12-21")))) }
        try life.say(.snooze(who: id, until: .instant(life.zone.at("2026-12-20 15:00"))))
        #expect(life.book.due(life.now).isEmpty)
        life.live(to: "2026-12-20 15:00")
        #expect(life.told.count == 3)
        life.live(to: "2027-02-01 12:00")
        #expect(life.told.count == 3)
    }

    @Test func `a snooze of the person hides no birthday`() throws {
        var life = Life(Contact("Ada", birthday: annual(nil, 6, 10)), from: "2026-06-01 10:00")
        life.live(to: "2026-06-09 12:00")
        try life.say(.snooze(who: "Ada", until: .day(day("2026-06-20"))))
        life.live(to: "2026-06-10 12:00")
        #expect(life.told.last?.description == "birthday/2026/ada")
        #expect(life.book.due(life.now).map(\.id.key.kind) == [.birthday])
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

    @Test func `a birthday that is corrected after it was told is told on its right day, ahead of it too`() {
        var life = Self.life(annual(1990, 6, 10), lead: 7, from: "2026-06-01 08:00")
        life.live(to: "2026-06-11 12:00")
        life.update([Contact("Ada", birthday: annual(1990, 7, 20))])
        #expect(life.book.due(life.now).isEmpty)
        life.live(to: "2026-07-21 12:00")
        #expect(Self.moments(life) == ["2026-06-03 lead", "2026-06-10 day", "2026-07-13 lead", "2026-07-20 day"])
    }

    @Test func `told on the eve, it is closed from then on, and not by what was noted before`() throws {
        // The 13th is a Saturday.
        var life = Life(
            Contact("Ada", birthday: annual(nil, 6, 13)),
            policy: Policy(birthdays: .all, delivery: Delivery(days: DeliveryTests.weekdays)), from: "2026-06-12 00:03")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .message), when: life.now))
        life.live(to: "2026-06-12 09:30")
        #expect(Self.moments(life) == ["2026-06-12 day"] && life.book.due(life.now).count == 1)
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(life.book.due(life.now).isEmpty)
    }

    @Test func `what a call has closed stays closed, however late the next one is`() throws {
        var life = Self.life(annual(1990, 7, 1), from: "2026-06-20 08:00")
        // The machine is off until the last day on which it is told.
        life.pass(to: "2026-07-14 10:00")
        life.live(to: "2026-07-15 11:00")
        for time in ["2026-07-15 11:00", "2026-07-16 01:52"] {
            life.live(to: time)
            try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
            #expect(life.book.due(life.now).isEmpty)
        }
    }

    @Test func `after a pause it waits for the window of the day on which that is over`() throws {
        let night = Delivery(from: time("18:30"), to: time("13:00"))
        var life = Life(
            Contact("Ada", birthday: annual(nil, 6, 12)), policy: Policy(birthdays: .all, delivery: night), from: "2026-06-10 14:00")
        try life.say(.pause(.contact("Ada"), Pause(from: day("2026-06-10"), until: day("2026-06-13"))))
        life.live(to: "2026-06-13 12:00")
        #expect(Self.moments(life).isEmpty, "the window of the 12th is still open")
        life.live(to: "2026-06-13 19:00")
        #expect(Self.moments(life) == ["2026-06-13 day"])
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
        let life = Life(
            contact, policy: Policy(birthdays: birthdays ? .all : .none, anniversaries: anniversaries ? .all : .none), from: "2026-06-01")
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
