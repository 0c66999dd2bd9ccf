import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

struct NextWakeTests {
    /// The days before clocks change or a year ends.
    static let starts = [
        "2026-03-27", "2026-10-23", "2026-03-06", "2026-10-30", "2026-04-03", "2026-10-02", "2011-12-28", "2026-12-30", "2028-02-27",
    ]

    @Test(arguments: seeds) func `it is after now, and nothing is to be said before it`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let zone = try #require(Zone.all.randomElement(using: &random))
        let start = zone.at(try #require(Self.starts.randomElement(using: &random))).adding(
            seconds: Int.random(in: 0..<86_400, using: &random))
        var life = Life.random(zone: zone, at: start, &random)
        let end = start.adding(seconds: 3 * 86_400)
        life.settle()
        while life.now < end {
            let wake = life.book.nextWake(after: life.now)
            #expect(wake > life.now, "\(life.now.seconds)")
            // A simulated clock steps from minute to minute, and asks a book that nobody has woken.
            var asleep = life.book
            for second in stride(from: life.now.seconds, to: wake.seconds, by: 60) {
                let then = Instant(seconds: second)
                asleep = asleep.advanced(to: then)
                let toSay = asleep.pending
                #expect(toSay.isEmpty, "at \(second), before the wake at \(wake.seconds)")
            }
            if random.chance(1, of: 3) {
                life.pass(to: Instant(seconds: Int64.random(in: life.now.seconds...wake.seconds, using: &random)))
                life.sayAnything(&random)
                life.settle()
            } else {
                life.pass(to: wake)
            }
        }
    }

    @Test func `with nothing to say it is the next local midnight`() {
        let life = Life(zone: .newYork, from: "2026-10-31 22:00")
        #expect(life.book.nextWake(after: life.now) == Zone.newYork.at("2026-11-01"))
        let skipped = Life(zone: .apia, from: "2011-12-29 22:00")
        #expect(skipped.book.nextWake(after: skipped.now) == Zone.apia.at("2011-12-31"))
    }

    @Test func `when the budget is used up it sleeps until midnight, and until morning then`() {
        var life = TellingTests.crowd(5)
        life.pass(to: "2026-06-01 10:00")
        #expect(life.book.nextWake(after: life.now) == life.zone.at("2026-06-02"))
        life.pass(to: "2026-06-02")
        #expect(life.book.nextWake(after: life.now) == life.zone.at("2026-06-02 09:00"))
    }

    @Test func `without any budget it wakes for occasions alone`() {
        var life = TellingTests.crowd(5, budget: 0)
        life.settle()
        #expect(life.book.nextWake(after: life.now) == life.zone.at("2026-06-02"))
        life.update([Contact("Contact 0", birthday: annual(nil, 6, 1))])
        #expect(life.book.nextWake(after: life.now) == life.zone.at("2026-06-01 09:00"))
    }

    @Test func `told reminders don't wake anybody`() {
        var life = TellingTests.crowd(3)
        life.pass(to: "2026-06-01 10:00")
        life.pass(to: "2026-06-02 00:00")
        #expect(life.book.nextWake(after: life.now) == life.zone.at("2026-06-03"))
    }

    @Test(arguments: [Int64.min, Int64.max]) func `at the ends of the calendar it still answers`(seconds: Int64) {
        let book = BookBuilder(policy: Policy(), zone: .berlin, now: Instant(seconds: seconds)).build()
        #expect(book.nextWake(after: Instant(seconds: seconds)) >= Instant(seconds: seconds))
    }
}
