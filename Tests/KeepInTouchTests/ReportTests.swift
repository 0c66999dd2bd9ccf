import Testing

@testable import KeepInTouch

/// What a report counts, by the journal of a life.
struct ReportTests {
    private static func report(_ life: Life, year: Int? = nil) throws -> Report {
        let today = life.book.today
        let days = try #require(year.map { Report.days(of: $0, today: today) } ?? Report.lastYear(today: today))
        var report = Report(days: days, zone: life.zone)
        for entry in life.journal.counted { report.add(entry) }
        return report
    }

    /// `friends 2 contacts: 3 kept 1 late 0 skipped, every 14`
    private static func cadences(_ life: Life, year: Int? = nil) throws -> [String] {
        try report(life, year: year).cadences(of: life.book).map { kept in
            let name: String
            switch kept.source {
            case .group(let group): name = group
            case .everyone: name = "default"
            case .contact: name = "own"
            case .met: name = "met"
            }
            return "\(name) \(kept.contacts): \(kept.kept) \(kept.late) \(kept.skipped)" + (kept.everyDays.map { " every \($0)" } ?? "")
        }
    }

    private static func friends(_ contacts: Contact..., atMost: String? = "3w", zone: Zone = .utc) -> Life {
        let friends = GroupPolicy(every: cadence("2w"), atMost: atMost.map(cadence))
        return Life(contacts, policy: Policy(groups: ["friends": friends]), zone: zone, at: zone.at("2026-11-23 20:00"))
    }

    private static func log(_ life: inout Life, _ who: String, _ days: String..., via: Via = .call) throws {
        for day in days { try life.say(.acknowledge(who: who, Interaction(via: via), when: life.zone.at("2026-\(day) 12:00"))) }
    }

    @Test(arguments: [
        // A fortnight, three weeks at most: the last day that counts as kept is the one on which it becomes overdue.
        ("11-02", "11-16", "1 0 0"), ("11-01", "11-22", "1 0 0"), ("10-31", "11-22", "0 1 0"), ("11-20", "11-21", "1 0 0"),
    ])
    func `a round is kept up to the day it became overdue`(first: String, second: String, rounds: String) throws {
        var life = Self.friends(Contact("Ada", groups: ["friends"]))
        try Self.log(&life, "Ada", first, second)
        let days = day("2026-\(second)").days(since: day("2026-\(first)"))
        #expect(try Self.cadences(life) == ["friends 1: \(rounds) every \(days)"])
    }

    @Test(arguments: [("11-09", "1 0 0"), ("11-02", "1 0 0"), ("11-01", "0 1 0")])
    func `without a longest time that is half a step after it was due`(first: String, rounds: String) throws {
        var life = Self.friends(Contact("Ada", groups: ["friends"]), atMost: nil)
        try Self.log(&life, "Ada", first, "11-23", "11-23")
        #expect(try Self.cadences(life).first?.hasPrefix("friends 1: \(rounds)") == true, "and the second on a day is no round")
    }

    @Test func `what is overdue still is late, unless it is paused`() throws {
        var life = Self.friends(Contact("Ada", groups: ["friends"]), Contact("Bob", groups: ["friends"]))
        try Self.log(&life, "Ada", "11-01")
        try Self.log(&life, "Bob", "11-02")
        #expect(try Self.cadences(life) == ["friends 2: 0 1 0"], "Bob's becomes overdue today")
        try life.say(.pause(.contact("Ada"), Pause(from: life.book.today)))
        #expect(try Self.cadences(life) == ["friends 2: 0 0 0"])
    }

    @Test func `a skip is neither kept nor late, and the next round begins with it`() throws {
        var life = Self.friends(Contact("Ada", groups: ["friends"]))
        try Self.log(&life, "Ada", "10-01")
        life.settle()
        try life.say(.skip(who: "Ada"))
        #expect(try Self.cadences(life) == ["friends 1: 0 0 1"])
        try life.undo()
        #expect(try Self.cadences(life) == ["friends 1: 0 1 0"], "taken back, it is overdue still")
        try life.say(.skip(who: "Ada"))
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.now))
        #expect(try Self.cadences(life) == ["friends 1: 0 1 0 every 53"], "who is in touch on the day of the skip was in touch")
    }

    @Test func `an interaction logged later counts on its day`() throws {
        var life = Self.friends(Contact("Ada", groups: ["friends"]))
        try Self.log(&life, "Ada", "10-01", "10-29")
        #expect(try Self.cadences(life) == ["friends 1: 0 2 0 every 28"])
        try Self.log(&life, "Ada", "10-15")
        #expect(try Self.cadences(life) == ["friends 1: 2 1 0 every 14"])
        try life.undo()
        #expect(try Self.cadences(life) == ["friends 1: 0 2 0 every 28"])
    }

    @Test func `each contact counts once, where its cadence comes from; ignored ones and those without any don't`() throws {
        var life = Life(
            Contact("Ada", groups: ["friends", "club"]), Contact("Bob"), Contact("Eve", groups: ["club"]), Contact("Kim"),
            policy: Policy(
                every: cadence("3m"),
                groups: ["friends": GroupPolicy(every: cadence("2w")), "club": GroupPolicy(every: cadence("1y"))]),
            from: "2026-11-23 10:00")
        try life.say(.track(who: "Eve", every: cadence("1w")))
        try Self.log(&life, "Kim", "11-01")
        try life.say(.ignore(who: "Kim"))
        #expect(try Self.cadences(life) == ["friends 1: 0 0 0", "default 1: 0 0 0", "own 1: 0 0 0"])
        let report = try Self.report(life)
        #expect(report.interactions.reduce(0, +) == 1 && report.contactCount == 1, "though the call with Kim happened")
        let own = report.cadences(of: life.book).map { $0.every?.description }
        #expect(own == ["2w", "3m", nil])
    }

    @Test func `days are counted in the zone, and those outside aren't`() throws {
        var life = Self.friends(Contact("Ada", groups: ["friends"]), zone: .newYork)
        // 03:30 in UTC is still the day before in New York.
        try life.say(.acknowledge(who: "Ada", Interaction(via: .meal), when: Instant(utc: "2026-11-10T03:30:00Z")))
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.zone.at("2025-11-24 00:00")))
        try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.zone.at("2025-11-23 23:59")))
        let report = try Self.report(life)
        #expect(report.days == day("2025-11-24")...day("2026-11-23") && report.interactions.count == 365)
        #expect(report.interactions.enumerated().filter { $0.element > 0 }.map(\.offset) == [0, 350])
        #expect(report.days.lowerBound.adding(days: 350) == day("2026-11-09") && report.means == [.meal: 1, .call: 1])
    }

    @Test func `a calendar year ends today at the latest, and one to come has none`() throws {
        let today = day("2026-11-23")
        #expect(Report.days(of: 2026, today: today) == day("2026-01-01")...today)
        #expect(Report.days(of: 2024, today: today) == day("2024-01-01")...day("2024-12-31"))
        #expect(Report.days(of: 2027, today: today) == nil && Report.days(of: 0, today: today) == nil)
        var life = Self.friends(Contact("Ada", groups: ["friends"]))
        for text in ["2025-12-20", "2026-01-01", "2025-12-31"] {
            try life.say(.acknowledge(who: "Ada", Interaction(via: .call), when: life.zone.at("\(text) 12:00")))
        }
        #expect(try Self.cadences(life, year: 2025) == ["friends 1: 1 0 0 every 11"], "what is overdue today is not that year's")
        #expect(try Self.cadences(life, year: 2026) == ["friends 1: 1 1 0 every 1"])
    }

    @Test func `history of a merged contact counts for the one that stayed, and a card that came back starts anew`() throws {
        var life = Self.friends(Contact("Ada", groups: ["friends"]), Contact("King", groups: ["friends"]))
        try Self.log(&life, "Ada", "11-01")
        try Self.log(&life, "King", "11-09")
        #expect(try Self.cadences(life) == ["friends 2: 0 1 0"])
        try life.say(.merge(who: "Ada", other: "King"))
        #expect(try Self.report(life).contactCount == 1)
        #expect(try Self.cadences(life) == ["friends 2: 1 0 0 every 8"])
        try Self.log(&life, "King", "11-20")
        #expect(try Self.cadences(life) == ["friends 2: 1 0 0 every 8"])
        #expect(try Self.report(life).contactCount == 2)
    }

    @Test func `introductions are listed once, only between contacts with a card, and never with oneself`() throws {
        var life = Self.friends(Contact("Ada"), Contact("Bob"), Contact("Eve"), Contact("Kim"))
        for (who, other) in [("Bob", "Eve"), ("Ada", "Bob"), ("Ada", "Bob"), ("Ada", "Kim"), ("Kim", "Eve"), ("Bob", "Kim")] {
            try life.say(.introduce(who: who, other: other))
        }
        func pairs() -> [String] { life.book.introductions.map { "\($0.contact.name) \($0.other.name)" } }
        #expect(pairs() == ["Ada Bob", "Ada Kim", "Bob Eve", "Bob Kim", "Kim Eve"])
        try life.say(.merge(who: "Bob", other: "Kim"))
        life.update([], removed: [ContactID(rawValue: "kim")])
        #expect(pairs() == ["Ada Bob", "Bob Eve"])
    }
}
