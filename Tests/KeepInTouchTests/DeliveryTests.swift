import TestSupport
import Testing

@testable import KeepInTouch

/// The window in which reminders may be told.
struct DeliveryTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let zone: Zone, window: String, days: Set<Weekday>, now: String, opening: String
        init(_ window: String, _ now: String, _ opening: String, days: Set<Weekday> = Set(Weekday.allCases), zone: Zone = .berlin) {
            (self.window, self.days, self.zone, self.now, self.opening) = (window, days, zone, now, opening)
        }
        var delivery: Delivery {
            let ends = window.split(separator: "-").map { time(String($0)) }
            return Delivery(from: ends[0], to: ends[1], days: days)
        }
        var testDescription: String { "\(window) at \(now)" }
    }

    static let weekdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

    static let rows = [
        Row("09:00-20:00", "2026-06-01 08:59:59", "2026-06-01 09:00"), Row("09:00-20:00", "2026-06-01 09:00", "2026-06-01 09:00"),
        Row("09:00-20:00", "2026-06-01 19:59:59", "2026-06-01 19:59:59"), Row("09:00-20:00", "2026-06-01 20:00", "2026-06-02 09:00"),
        Row("09:00-20:00", "2026-12-31 23:00", "2027-01-01 09:00"), Row("00:00-24:00", "2026-06-01 23:59:59", "2026-06-01 23:59:59"),
        Row("20:00-24:00", "2026-06-01 23:59:59", "2026-06-01 23:59:59"), Row("20:00-24:00", "2026-06-02 00:00", "2026-06-02 20:00"),
        // 5 June 2026 is a Friday.
        Row("09:00-20:00", "2026-06-05 20:00", "2026-06-08 09:00", days: weekdays),
        Row("09:00-20:00", "2026-06-06 12:00", "2026-06-08 09:00", days: weekdays),
        Row("09:00-20:00", "2026-06-05 20:00", "2026-06-12 09:00", days: [.friday]),
        Row("09:00-20:00", "2026-06-05 19:00", "2026-06-05 19:00", days: [.friday]),
        Row("09:00-20:00", "2026-06-05 10:00", "2026-06-11 09:00", days: [.thursday]),
        // Clock changes: 02:30 is never (and then the first minute that is) or twice (and then the first).
        Row("02:30-20:00", "2026-03-29 01:59", "2026-03-29 03:00"), Row("09:00-20:00", "2026-03-28 20:00", "2026-03-29 09:00"),
        Row("09:00-20:00", "2026-10-24 20:00", "2026-10-25 09:00"), Row("02:30-02:45", "2026-03-29 00:00", "2026-03-30 02:30"),
        Row("02:30-03:00", "2026-03-29 00:00", "2026-03-30 02:30"),
        Row("00:00-24:00", "2018-11-03 23:59:59", "2018-11-03 23:59:59", zone: Zone("America/Sao_Paulo")),
        // The 30th, a Friday, never was.
        Row("09:00-20:00", "2011-12-29 20:00", "2011-12-31 09:00", zone: .apia),
        Row("09:00-20:00", "2011-12-29 20:00", "2012-01-06 09:00", days: [.friday], zone: .apia),
        Row("09:00-20:00", "2026-10-04 01:00", "2026-10-04 09:00", zone: .lordHowe),
        // A window that crosses midnight belongs to the day on which it opens; 5 June 2026 is a Friday.
        Row("22:00-02:00", "2026-06-05 21:00", "2026-06-05 22:00"), Row("22:00-02:00", "2026-06-06 01:59", "2026-06-06 01:59"),
        Row("22:00-02:00", "2026-06-06 02:00", "2026-06-06 22:00"),
        Row("22:00-02:00", "2026-06-06 01:00", "2026-06-06 01:00", days: [.friday]),
        Row("22:00-02:00", "2026-06-06 02:00", "2026-06-12 22:00", days: [.friday]),
        // The same time is the whole day.
        Row("09:00-09:00", "2026-06-06 03:00", "2026-06-06 03:00"),
        Row("09:00-09:00", "2026-06-06 09:00", "2026-06-12 09:00", days: [.friday]),
    ]

    @Test(arguments: rows) func `the window opens when it should`(row: Row) {
        let opening = row.delivery.opening(atOrAfter: row.zone.at(row.now), in: row.zone)
        #expect(opening?.at.testDescription == row.zone.at(row.opening).testDescription)
    }

    @Test func `a window without a weekday never opens`() {
        #expect(Delivery(days: []).opening(atOrAfter: Zone.utc.at("2026-06-01 12:00"), in: .utc) == nil)
    }

    @Test func `what is told after midnight belongs to the day on which the window opened`() {
        let delivery = Delivery(from: time("22:00"), to: time("02:00"))
        for (now, opens) in [("2026-06-05 23:00", "2026-06-05"), ("2026-06-06 01:30", "2026-06-05"), ("2026-06-06 02:00", "2026-06-06")] {
            #expect(delivery.opening(atOrAfter: Zone.berlin.at(now), in: .berlin)?.day == day(opens))
        }
    }

    @Test(arguments: seeds) func `it is open at its opening, and at no minute before`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let around = [
            "2026-03-28", "2026-10-24", "2026-03-07", "2026-10-31", "2026-04-04", "2026-10-03", "2011-12-29", "2026-06-01", "2028-02-28",
        ]
        for _ in 0..<10 {
            let zone = try #require(Zone.all.randomElement(using: &random))
            let start = zone.at(try #require(around.randomElement(using: &random))).adding(
                seconds: Int.random(in: 0..<86_400, using: &random))
            let ends = [0, 1].map { _ in Int.random(in: 0...96, using: &random) * 900 }
            let days = Set(Weekday.allCases.filter { _ in random.chance(2, of: 3) })
            let delivery = Delivery(from: ClockTime(secondOfDay: ends[0]), to: ClockTime(secondOfDay: ends[1]), days: days)
            guard let found = delivery.opening(atOrAfter: start, in: zone) else { continue }
            let opening = found.at
            #expect(opening >= start)
            #expect(delivery.opening(atOrAfter: opening, in: zone) == found)
            #expect(days.contains(found.day.weekday))
            #expect((0...1).contains(zone.date(at: opening).days(since: found.day)))
            for minute in stride(from: start.seconds, to: min(opening.seconds, start.seconds + 3 * 86_400), by: 60) {
                let early = delivery.opening(atOrAfter: Instant(seconds: minute), in: zone)
                #expect(early?.at == opening, "\(zone.identifier) \(minute)")
            }
        }
    }
}
