import Foundation
import TestSupport
import Testing

@testable import KeepInTouch

struct CivilDateTests {
    @Test func `every day of the range comes after the one before it and reads back from its numbers`() {
        var expected = (year: 1, month: 1, day: 1)
        var weekday = 0  // 0001-01-01 was a Monday
        var wrong: [Int32] = []
        for number in CivilDate.range.lowerBound.dayNumber...CivilDate.range.upperBound.dayNumber {
            let date = CivilDate(dayNumber: number)
            let sameDay = CivilDate(year: expected.year, month: expected.month, day: expected.day)
            if date.components != expected || sameDay != date || date.weekday != Weekday.allCases[weekday] { wrong.append(number) }
            // As text, a sample is enough.
            if number % 97 == 0, CivilDate(date.description) != date || date.description.utf8.count != 10 { wrong.append(number) }
            weekday = (weekday + 1) % 7
            expected.day += 1
            if expected.day > CivilDate.days(inMonth: expected.month, of: expected.year) {
                expected = (expected.year, expected.month + 1, 1)
            }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(10))")
        #expect(expected == (10_000, 1, 1))
    }

    @Test(arguments: seeds) func `samples are the same days that Foundation's calendar has`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for _ in 0..<200 {
            // Foundation's Gregorian calendar was Julian before 1582-10-15.
            let date = CivilDate(dayNumber: Int32.random(in: -141_427...CivilDate.range.upperBound.dayNumber, using: &random))
            let instant = Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: instant)
            #expect([date.year, date.components.month, date.components.day] == [parts.year, parts.month, parts.day])
            // Foundation counts weekdays from Sunday, which is 1.
            #expect(date.weekday == Weekday.allCases[(try #require(parts.weekday) + 5) % 7])
            if date.components.day > 28 { continue }  // far ahead Foundation puts month ends on the next month's first
            let months = Int.random(in: -400...400, using: &random)
            let moved = try #require(calendar.date(byAdding: .month, value: months, to: instant))
            let expected = CivilDate(dayNumber: Int32((moved.timeIntervalSince1970 / 86_400).rounded(.down)))
            if expected.year > 1582, expected.year < 10_000 {
                #expect(date.adding(months: months) == expected, "\(date) + \(months) months")
            }
        }
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-08-01", 1, "2026-09-01"), ("2026-12-31", 2, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"), ("2028-02-29", 48, "2032-02-29"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("1900-01-30", 1, "1900-02-28"), ("2000-01-30", 1, "2000-02-29"), ("9999-12-31", 1, "9999-12-31"), ("0001-01-01", -1, "0001-01-01"),
        ("2026-05-31", Int.max, "9999-12-31"), ("2026-05-31", Int.min, "0001-01-31"),
    ]) func `months later is the same day, or the month's last`(start: String, months: Int, expected: String) {
        #expect(day(start).adding(months: months).description == expected)
    }

    @Test(arguments: [
        ("2028-02-28", 1, "2028-02-29"), ("2026-02-28", 1, "2026-03-01"), ("2026-12-31", 1, "2027-01-01"), ("2027-01-01", -1, "2026-12-31"),
        ("9999-12-31", 1, "9999-12-31"), ("2026-01-01", Int.max, "9999-12-31"), ("2026-01-01", Int.min, "0001-01-01"),
    ]) func `days later stay inside the range`(start: String, days: Int, expected: String) {
        #expect(day(start).adding(days: days).description == expected)
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "1900-02-29", "2026-1-1", "26-01-01", "2026-01-01 ",
        "+026-01-01", "2026-01-+1", "20260101", "2026-W01", "2026-01-01-", "", "-", "２０２６-01-01", "10000-01-01",
    ])
    func `a text that is no day is refused`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test(arguments: [
        ("0001-01-01", Weekday.monday), ("1970-01-01", .thursday), ("1969-12-31", .wednesday), ("2026-11-23", .monday),
        ("2028-02-29", .tuesday),
    ])
    func `a day has its weekday`(text: String, weekday: Weekday) {
        #expect(day(text).weekday == weekday)
        #expect(day(text).description == text)
    }

    @Test func `the days at the ends of the number range are computed without a trap`() {
        for number in [Int32.min, Int32.max] {
            let date = CivilDate(dayNumber: number)
            #expect(!date.description.isEmpty)
            #expect(CivilDate.range.contains(date.adding(days: 0)))
            #expect(CivilDate.range.contains(date.adding(months: 0)))
            #expect(Weekday.allCases.contains(date.weekday))
        }
    }

    @Test(arguments: [("mon", Weekday.monday), ("Monday", .monday), ("SUN", .sunday), ("wed", .wednesday)])
    func `a weekday is named in full or by three letters`(text: String, weekday: Weekday) {
        #expect(Weekday(named: text) == weekday)
    }

    @Test(arguments: ["", "m", "mo", "mond", "montag", "mondays"]) func `anything else names no weekday`(text: String) {
        #expect(Weekday(named: text) == nil)
    }
}
