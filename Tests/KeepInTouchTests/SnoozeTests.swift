import Foundation
import Testing

@testable import KeepInTouch

/// How a snooze ends, wherever one is by then.
struct SnoozeTests {
    /// The day and the first word of the moment of each telling.
    private static func moments(_ life: Life) -> [String] {
        life.journal.compactMap { entry in
            guard case .told(_, let moment?) = entry.what, let day = entry.day else { return nil }
            return "\(day) \("\(moment)".prefix(12))"
        }
    }

    /// Ada, told of in Berlin on 26 November 2026, and snoozed then.
    private static func snoozed(until end: SnoozeEnd) throws -> Life {
        var life = Life([Contact("Ada")], policy: Policy(every: cadence("1m")), zone: .berlin, at: Zone.berlin.at("2026-11-26 08:00"))
        life.live(to: "2026-11-26 12:00")
        try life.say(.snooze(who: "Ada", until: end))
        return life
    }

    @Test(arguments: [Zone.utc, .newYork]) func `what was told when its day came is not told again further west`(west: Zone) throws {
        var life = try Self.snoozed(until: .day(day("2026-11-28")))
        life.live(to: "2026-11-28 09:10")
        #expect(Self.moments(life) == ["2026-11-26 due", "2026-11-28 after-snooze"])
        life.clockChanged(to: west)
        #expect(life.book.today == day("2026-11-28"))
        life.wake(at: west.at("2026-11-28 09:00"))
        #expect(life.pending.isEmpty)
        #expect(try life.restarted().pending.isEmpty)
        life.live(to: "2026-12-05 12:00")
        #expect(life.told.count == 2)
    }

    @Test func `nor where it is still the day before there`() throws {
        var life = try Self.snoozed(until: .day(day("2026-11-28")))
        life.clockChanged(to: .lordHowe)
        life.live(to: "2026-11-28 09:10")
        life.clockChanged(to: .newYork)
        #expect(life.book.today == day("2026-11-27"))
        life.wake(at: Zone.newYork.at("2026-11-28 09:00"))
        #expect(life.pending.isEmpty)
        life.live(to: "2026-12-05 12:00")
        #expect(Self.moments(life) == ["2026-11-26 due", "2026-11-28 after-snooze"])
    }

    @Test func `nor where its day is none with a window any more`() throws {
        var life = try Self.snoozed(until: .day(day("2026-11-28")))
        life.live(to: "2026-11-28 09:10")
        var policy = life.book.policy
        policy.delivery.days = DeliveryTests.weekdays
        life.configure(policy)
        // 28 November 2026 is a Saturday.
        life.live(to: "2026-12-01 12:00")
        #expect(Self.moments(life) == ["2026-11-26 due", "2026-11-28 after-snooze"])
    }

    @Test func `a snooze that is said further west, until a day that was told on already, is told at its end`() throws {
        var life = Life([Contact("Ada")], policy: Policy(every: cadence("1m")), zone: .berlin, at: Zone.berlin.at("2026-11-26 08:00"))
        life.live(to: "2026-11-26 09:10")
        life.clockChanged(to: .newYork)
        try life.say(.snooze(who: "Ada", until: .day(day("2026-11-26"))))
        life.live(to: "2026-11-26 08:59")
        #expect(life.told.count == 1)
        life.live(to: "2026-11-27 12:00")
        #expect(Self.moments(life) == ["2026-11-26 due", "2026-11-26 after-snooze"])
    }

    @Test func `further east, where its day has come, a snooze is over and told, whatever was told before it was said`() throws {
        var life = Life([Contact("Ada")], policy: Policy(every: cadence("1m")), zone: .newYork, at: Zone.newYork.at("2026-06-01 18:35"))
        life.settle()
        life.pass(to: "2026-06-01 18:40")
        try life.say(.snooze(who: "Ada", until: .day(day("2026-06-02"))))
        life.pass(to: "2026-06-01 18:45")
        #expect(Self.moments(life) == ["2026-06-01 due"])
        life.clockChanged(to: .lordHowe)
        #expect(life.book.today == day("2026-06-02"))
        life.live(to: "2026-06-03 12:00")
        #expect(Self.moments(life) == ["2026-06-01 due", "2026-06-02 after-snooze"])
    }

    @Test func `a snooze until a moment ends at that moment in every zone, once`() throws {
        let end = Zone.berlin.at("2026-11-27 16:00")
        for (early, late) in [(Zone.berlin, Zone.newYork), (.newYork, .berlin)] {
            var life = try Self.snoozed(until: .instant(end))
            life.clockChanged(to: early)
            life.live(to: end.adding(seconds: -60))
            #expect(life.told.count == 1)
            life.live(to: end)
            #expect(life.told.count == 2)
            life.clockChanged(to: late)
            life.live(to: end.adding(seconds: 3 * 86_400))
            #expect(life.told.count == 2)
        }
    }

    @Test func `what was told at the end of a snooze is not told again when the clock was minutes ahead`() throws {
        var life = try Self.snoozed(until: .instant(Zone.berlin.at("2026-11-27 14:20")))
        life.live(to: "2026-11-27 14:50")
        #expect(life.told.count == 2)
        life.now = life.now.adding(seconds: -32 * 60)
        life.clockChanged()
        life.live(to: "2026-12-03 12:00")
        #expect(Self.moments(life) == ["2026-11-26 due", "2026-11-27 after-snooze"])
    }

    @Test func `a birthday that was snoozed until a day is told of that day once, too`() throws {
        let policy = Policy(birthdays: .all, leadDays: 7)
        let ada = Contact("Ada", birthday: annual(nil, 6, 10))
        var life = Life([ada], policy: policy, zone: .berlin, at: Zone.berlin.at("2026-06-01 08:00"))
        life.live(to: "2026-06-03 12:00")
        try life.say(.snooze(who: life.book.due(life.now)[0].id.description, until: .day(day("2026-06-05"))))
        life.live(to: "2026-06-05 09:10")
        life.clockChanged(to: .newYork)
        life.wake(at: Zone.newYork.at("2026-06-05 09:00"))
        #expect(life.pending.isEmpty)
        life.live(to: "2026-06-20 12:00")
        #expect(Self.moments(life) == ["2026-06-03 lead", "2026-06-05 after-snooze", "2026-06-10 day"])
    }
}
