import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

struct ForecastTests {
    /// What of a telling is the same in a forecast and in life: the ids of clocks that have not begun yet differ.
    private struct Line: Hashable {
        let at: Instant
        let contact: ContactID
        let kind: ReminderKind
    }

    @Test(arguments: seeds) func `a forecast is what then happens when nobody says anything`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let zone = try #require(Zone.all.randomElement(using: &random))
        var life = Life.random(contacts: 12, zone: zone, at: zone.at("2026-03-10 12:00"), &random)
        for _ in 0..<20 {
            life.live(to: life.now.adding(seconds: Int.random(in: 1...200_000, using: &random)))
            life.sayAnything(&random)
        }
        let last = life.book.today.adding(days: 40)
        let forecast = life.book.forecast(from: life.now, through: last)
        let count = life.journal.count
        life.live(to: zone.instant(of: last.adding(days: 1)).adding(seconds: -1))
        let told = life.journal[count...].compactMap { entry -> Line? in
            guard case .told(let key, _) = entry.what, let contact = entry.contact else { return nil }
            return Line(at: entry.said, contact: contact, kind: key.kind)
        }
        #expect(forecast.map { Line(at: $0.at, contact: $0.reminder.id.contact, kind: $0.reminder.id.key.kind) } == told)
    }

    @Test func `whoever keeps up is told at every turn of the cadence`() throws {
        var life = Life(Contact("Ada"), policy: Policy(every: cadence("1w")), from: "2026-06-01 08:00")
        life.settle()
        let quiet = life.book.forecast(from: life.now, through: day("2026-06-30"))
        let everyWeek = ["2026-06-01", "2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29"]
        #expect(quiet.map { life.zone.date(at: $0.at).description } == everyWeek, "told again while nobody answers, once a week at most")
        let kept = life.book.forecast(from: life.now, through: day("2026-06-30"), .everybodyAnswers)
        #expect(
            kept.map { life.zone.date(at: $0.at).description } == everyWeek)
        #expect(life.journal.count == 1, "a forecast says nothing")
    }

    @Test func `no day of a forecast has more than the budget`() throws {
        let contacts = (0..<40).map { Contact("Contact \($0)") }
        var life = Life(contacts, policy: Policy(every: cadence("2w"), delivery: Delivery(budget: 2)), at: Zone.utc.at("2026-06-01 08:00"))
        life.settle()
        let forecast = life.book.forecast(from: life.now, through: day("2026-07-31"), .everybodyAnswers)
        let perDay = Dictionary(grouping: forecast) { life.zone.date(at: $0.at) }.mapValues(\.count)
        #expect(perDay.values.allSatisfy { $0 == 2 } && perDay.count == 61)
    }

    @Test func `it stops when all that is waited for has been told`() throws {
        var life = Life(
            [Contact("Ada"), Contact("Bob")], policy: Policy(every: cadence("1w"), repeats: false, delivery: Delivery(budget: 1)),
            at: Zone.utc.at("2026-06-01 08:00"))
        life.settle()
        let whole = life.book.forecast(from: life.now, through: day("2026-06-30"))
        let last = try #require(whole.last)
        #expect(whole.count == 2)
        let forecast = life.book.forecast(from: life.now, through: day("2026-06-30"), awaited: [whole[0].reminder.id])
        #expect(forecast == Array(whole.prefix(1)))
        #expect(life.book.forecast(from: life.now, through: day("2026-06-30"), awaited: [last.reminder.id]) == whole)
        #expect(life.book.forecast(from: life.now, through: day("2026-06-30"), awaited: []).isEmpty)
    }
}
