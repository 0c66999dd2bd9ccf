import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

struct ZoneTests {
    /// A local time and the instant at which clocks show it, or the one it is moved to.
    struct Row: Sendable, CustomTestStringConvertible {
        let zone: Zone, local: String, utc: String
        var testDescription: String { "\(zone.identifier) \(local)" }
    }

    static let rows = [
        Row(zone: .utc, local: "2026-06-01 12:00", utc: "2026-06-01T12:00:00Z"),
        Row(zone: .berlin, local: "2026-03-29 01:59", utc: "2026-03-29T00:59:00Z"),
        Row(zone: .berlin, local: "2026-03-29 02:30", utc: "2026-03-29T01:30:00Z"),  // never happens: 03:30
        Row(zone: .berlin, local: "2026-03-29 03:00", utc: "2026-03-29T01:00:00Z"),
        Row(zone: .berlin, local: "2026-10-25 02:30", utc: "2026-10-25T00:30:00Z"),  // happens twice: the first
        Row(zone: .berlin, local: "2026-10-25 03:00", utc: "2026-10-25T02:00:00Z"),
        Row(zone: .newYork, local: "2026-03-08 02:30", utc: "2026-03-08T07:30:00Z"),  // never happens: 03:30
        Row(zone: .newYork, local: "2026-11-01 01:30", utc: "2026-11-01T05:30:00Z"),  // happens twice: the first
        Row(zone: .newYork, local: "2026-11-01 24:00", utc: "2026-11-02T05:00:00Z"),
        Row(zone: .lordHowe, local: "2026-10-04 02:15", utc: "2026-10-03T15:45:00Z"),  // never happens: 02:45
        Row(zone: .lordHowe, local: "2026-04-05 01:45", utc: "2026-04-04T14:45:00Z"),  // happens twice: the first
        Row(zone: .lordHowe, local: "2026-04-05 02:00", utc: "2026-04-04T15:30:00Z"),
        Row(zone: .apia, local: "2011-12-29 23:59", utc: "2011-12-30T09:59:00Z"),
        Row(zone: .apia, local: "2011-12-30 09:00", utc: "2011-12-30T19:00:00Z"),  // a day that never was: the 31st, 09:00
        Row(zone: .apia, local: "2011-12-30 00:00", utc: "2011-12-30T10:00:00Z"),
        Row(zone: .apia, local: "2011-12-31 00:00", utc: "2011-12-30T10:00:00Z"),
        Row(zone: Zone("America/Sao_Paulo"), local: "2018-11-04 00:00", utc: "2018-11-04T03:00:00Z"),  // midnight never happens: 01:00
        Row(zone: Zone("America/Sao_Paulo"), local: "2018-02-18 00:00", utc: "2018-02-18T03:00:00Z"),  // 23:00 comes twice before it
    ]

    @Test(arguments: rows) func `a local time is at its instant`(row: Row) {
        #expect(row.zone.at(row.local).testDescription == row.utc)
    }

    @Test(arguments: [
        (Zone.berlin, "2026-10-25T00:30:00Z", "2026-10-25 02:30"), (.berlin, "2026-10-25T01:30:00Z", "2026-10-25 02:30"),
        (.newYork, "2026-01-01T04:59:59Z", "2025-12-31 23:59:59"), (.lordHowe, "2026-04-04T15:00:00Z", "2026-04-05 01:30"),
        (.apia, "2011-12-30T10:00:00Z", "2011-12-31 00:00"), (.utc, "1969-12-31T23:59:59Z", "1969-12-31 23:59:59"),
        (.newYork, "1960-02-29T05:00:00Z", "1960-02-29 00:00"),
    ]) func `an instant is at its local time`(zone: Zone, utc: String, local: String) {
        let (date, time) = zone.moment(at: Instant(utc: utc))
        #expect("\(date) \(time)" == local)
    }

    @Test(arguments: seeds) func `what local clocks show reads back as an instant at which they show it`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for zone in Zone.all {
            for _ in 0..<200 {
                let instant = Instant(seconds: Int64.random(in: -2_000_000_000...4_000_000_000, using: &random))
                let (date, time) = zone.moment(at: instant)
                let back = zone.instant(of: date, at: time)
                #expect(zone.moment(at: back) == (date, time), "\(zone.identifier) \(instant.seconds)")
                #expect(back <= instant, "the first of two: \(zone.identifier) \(instant.seconds)")
            }
        }
    }

    @Test(arguments: [Int64.min, Int64.min + 1, -1 << 45, 1 << 45, Int64.max - 1, Int64.max])
    func `an instant beyond all calendars is kept in the calendar`(seconds: Int64) {
        for zone in Zone.all {
            let instant = Instant(seconds: seconds)
            #expect(CivilDate.range.contains(zone.date(at: instant)))
            #expect(CivilDate(zone.date(at: instant).description) != nil)
            #expect(instant.adding(seconds: .max) >= instant)
            #expect(instant.adding(seconds: .min) <= instant)
            #expect(Span(days: 1).after(instant, in: zone) >= instant.adding(seconds: -86_400))
        }
    }
}

struct ClockTimeTests {
    @Test(arguments: [
        ("9:00", "09:00"), ("09:00", "09:00"), ("09:00:30", "09:00:30"), ("0:00", "00:00"), ("23:59:59", "23:59:59"), ("24:00", "24:00"),
    ])
    func `a time of day is read and written`(text: String, expected: String) {
        #expect(ClockTime(text)?.description == expected)
    }

    @Test(arguments: [
        "", ":", "9", "9:0", "9:000", "24:01", "24:00:01", "25:00", "9:60", "9:00:60", "-1:00", "+9:00", "9:00:", ":30", "009:00", "9.00",
        "9:00 ",
        "٩:00",
    ])
    func `anything else is no time of day`(text: String) {
        #expect(ClockTime(text) == nil)
    }

    @Test func `it is kept between 00:00 and 24:00`() {
        #expect(ClockTime(secondOfDay: -1) == .midnight)
        #expect(ClockTime(secondOfDay: .max) == .endOfDay)
    }
}
