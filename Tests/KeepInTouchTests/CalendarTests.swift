import Testing

@testable import KeepInTouch

/// The calendar of cadences over everything that clocks and zones do. What is expected was worked out with another program's rules
/// (Python's zoneinfo), not with ours.
struct CalendarTests {
    private static let ada = ContactID(rawValue: "ada")

    @Test(
        arguments: [
            // Cadence, zone, last contact, due, told (at nine o'clock local time), the ISO weekday of the due day.
            ("6w", "Europe/Berlin", "2026-02-15 12:00", "2026-03-29", "2026-03-29T07:00:00Z", 7),
            ("1d", "Europe/Berlin", "2026-03-28 12:00", "2026-03-29", "2026-03-29T07:00:00Z", 7),
            ("1d", "Europe/Berlin", "2026-10-24 23:59", "2026-10-25", "2026-10-25T08:00:00Z", 7),
            ("1d", "Europe/Berlin", "2026-10-25 02:30", "2026-10-26", "2026-10-26T08:00:00Z", 1),
            ("1m", "Europe/Berlin", "2026-01-31 10:00", "2026-02-28", "2026-02-28T08:00:00Z", 6),
            ("1m", "Europe/Berlin", "2028-01-31 10:00", "2028-02-29", "2028-02-29T08:00:00Z", 2),
            ("1y", "Europe/Berlin", "2028-02-29 10:00", "2029-02-28", "2029-02-28T08:00:00Z", 3),
            ("4y", "Europe/Berlin", "2028-02-29 10:00", "2032-02-29", "2032-02-29T08:00:00Z", 7),
            ("1m", "Europe/Berlin", "2026-12-31 23:30", "2027-01-31", "2027-01-31T08:00:00Z", 7),
            ("2w", "Europe/Berlin", "2026-12-24 20:00", "2027-01-07", "2027-01-07T08:00:00Z", 4),
            ("1w", "America/New_York", "2026-03-01 12:00", "2026-03-08", "2026-03-08T13:00:00Z", 7),
            ("1w", "America/New_York", "2026-10-25 00:30", "2026-11-01", "2026-11-01T14:00:00Z", 7),
            ("3m", "America/New_York", "2026-11-30 18:00", "2027-02-28", "2027-02-28T14:00:00Z", 7),
            ("1d", "America/New_York", "2026-03-07 23:00", "2026-03-08", "2026-03-08T13:00:00Z", 7),
            ("1y", "America/New_York", "2027-12-31 23:59", "2028-12-31", "2028-12-31T14:00:00Z", 7),
            ("1d", "Australia/Lord_Howe", "2026-04-04 12:00", "2026-04-05", "2026-04-04T22:30:00Z", 7),
            ("1d", "Australia/Lord_Howe", "2026-10-03 12:00", "2026-10-04", "2026-10-03T22:00:00Z", 7),
            ("6m", "Australia/Lord_Howe", "2026-04-05 01:45", "2026-10-05", "2026-10-04T22:00:00Z", 1),
            ("2w", "Australia/Lord_Howe", "2026-09-20 23:00", "2026-10-04", "2026-10-03T22:00:00Z", 7),
            ("1w", "Pacific/Apia", "2011-12-22 12:00", "2011-12-29", "2011-12-29T19:00:00Z", 4),
            ("1d", "Pacific/Apia", "2011-12-29 12:00", "2011-12-30", "2011-12-30T19:00:00Z", 5),
            ("1w", "Pacific/Apia", "2011-12-23 12:00", "2011-12-30", "2011-12-30T19:00:00Z", 5),
            ("1m", "Pacific/Apia", "2011-11-30 12:00", "2011-12-30", "2011-12-30T19:00:00Z", 5),
            ("3d", "Pacific/Apia", "2011-12-29 22:00", "2012-01-01", "2011-12-31T19:00:00Z", 7),
            ("1m 3d", "UTC", "2026-02-26 00:00", "2026-03-29", "2026-03-29T09:00:00Z", 7),
            ("100y", "UTC", "2026-02-28 12:00", "2126-02-28", "2126-02-28T09:00:00Z", 4),
            ("11m", "UTC", "2027-03-31 12:00", "2028-02-29", "2028-02-29T09:00:00Z", 2),
            ("1d", "UTC", "2026-12-31 00:00", "2027-01-01", "2027-01-01T09:00:00Z", 5),
        ] as [(String, String, String, String, String, Int)]
    ) func `due on the civil day, told at nine on the local clock`(
        every: String, zone: String, last: String, due: String, told: String, weekday: Int
    ) throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence(every)), zone: Zone(zone), from: last)
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        let reminder = try #require(life.book.reminders(for: Self.ada).first)
        #expect(reminder.due == day(due))
        #expect(Weekday.allCases.firstIndex(of: reminder.due.weekday) == weekday - 1)
        #expect(reminder.state(on: reminder.due.adding(days: -1), at: life.now) == .upcoming)
        #expect(reminder.state(on: reminder.due, at: life.now) == .due)
        #expect(reminder.state(on: reminder.overdue.adding(days: -1), at: life.now) == .due)
        #expect(reminder.state(on: reminder.overdue, at: life.now) == .overdue)
        // The hours around it are lived through one wake after the other.
        life.pass(to: Instant(utc: told).adding(seconds: -100_000))
        #expect(life.told.isEmpty)
        life.live(to: Instant(utc: told).adding(seconds: -1))
        #expect(life.told.isEmpty)
        life.live(to: Instant(utc: told))
        #expect(life.told == [reminder.id])
    }

    @Test(
        arguments: [
            // Zone, due, told: the first of the selected weekdays, as local calendars have it.
            ("Europe/Berlin", "2026-03-28", "2026-03-30T07:00:00Z"), ("Europe/Berlin", "2026-10-24", "2026-10-26T08:00:00Z"),
            ("America/New_York", "2026-03-07", "2026-03-09T13:00:00Z"), ("Australia/Lord_Howe", "2026-10-03", "2026-10-04T22:00:00Z"),
            // There was no Friday in that week: the last one was a Thursday, then came Saturday.
            ("Pacific/Apia", "2011-12-30", "2012-01-01T19:00:00Z"), ("Pacific/Apia", "2011-12-29", "2011-12-29T19:00:00Z"),
            ("UTC", "2026-12-31", "2026-12-31T09:00:00Z"), ("UTC", "2027-01-02", "2027-01-04T09:00:00Z"),
        ]
    ) func `the delivery's weekdays are the local calendar's`(zone: String, due: String, told: String) throws {
        let days = Set(Weekday.allCases).subtracting([.saturday, .sunday])
        let policy = Policy(every: cadence("1w"), delivery: Delivery(days: days))
        let start = day(due).adding(days: -7)
        var life = Life([Contact("Ada")], policy: policy, zone: Zone(zone), at: Zone(zone).instant(of: start, at: time("12:00")))
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        life.live(to: Instant(utc: told).adding(seconds: -1))
        #expect(life.told.isEmpty)
        life.live(to: Instant(utc: told))
        #expect(life.told.count == 1)
    }

    @Test func `a journey to another zone plans anew, and tells nothing twice`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), zone: .berlin, from: "2026-06-01 23:30")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        // In Apia it was already the second of June, and counts as the first, which it was where it was said.
        for zone in [Zone.newYork, .apia, .berlin] {
            life.clockChanged(to: zone)
            #expect(life.book.reminders(for: Self.ada).map(\.due) == [day("2026-06-08")])
        }
        life.live(to: "2026-06-08 12:00")
        life.clockChanged(to: .newYork)
        life.live(to: life.now.adding(seconds: 3 * 86_400))
        #expect(life.told.count == 1)
    }

    @Test(arguments: ["now", "last week"])
    func `after a journey over the date line, today is the day on which something was noted, not tomorrow`(when: String) throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), zone: .apia, from: "2026-06-01 10:00")
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        life.live(to: "2026-06-08 07:00")
        let lastWeek = Zone.apia.at("2026-06-01 10:00")
        try life.say(when == "now" ? .gave(who: "Ada", "a book") : .acknowledge(who: "Ada", Interaction(via: .visit), when: lastWeek))
        life.clockChanged(to: .newYork)
        // In New York the seventh of June goes on for ten hours.
        life.live(to: "2026-06-07 23:59")
        #expect(life.told.isEmpty)
        life.live(to: "2026-06-08 10:00")
        #expect(life.told.count == 1)
    }

    @Test func `quiet hours are kept, over midnight and over a change of clocks as well`() throws {
        let quiet = [QuietHours(from: time("12:00"), to: time("14:00")), QuietHours(from: time("22:00"), to: time("03:30"))]
        let delivery = Delivery(from: time("00:00"), to: time("24:00"), quiet: quiet)
        let opening = { (local: String) in delivery.opening(atOrAfter: Zone.berlin.at(local), in: .berlin)?.at }
        #expect(opening("2026-06-01 11:59") == Zone.berlin.at("2026-06-01 11:59"))
        #expect(opening("2026-06-01 12:00") == Zone.berlin.at("2026-06-01 14:00"))
        #expect(opening("2026-06-01 21:59") == Zone.berlin.at("2026-06-01 21:59"))
        #expect(opening("2026-06-01 22:00") == Zone.berlin.at("2026-06-02 03:30"))
        #expect(opening("2026-03-29 01:00") == Instant(utc: "2026-03-29T01:30:00Z"))
        #expect(opening("2026-10-25 01:00") == Instant(utc: "2026-10-25T02:30:00Z"))
        #expect(
            Delivery(quiet: [QuietHours(from: time("08:00"), to: time("21:00"))]).opening(atOrAfter: Zone.utc.at("2026-06-01"), in: .utc)
                == nil)
    }
}
