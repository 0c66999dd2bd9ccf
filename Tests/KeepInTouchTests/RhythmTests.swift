import Phrases
import Testing

@testable import KeepInTouch

/// How often two people are in touch, as a person who reads the days would say.
struct RhythmTests {
    /// The days that are so many days after the first of January 2025.
    private static func days(_ numbers: some Sequence<Int>) -> [CivilDate] { numbers.map { day("2025-01-01").adding(days: $0) } }

    private static func every(_ numbers: some Sequence<Int>) -> Int? { Rhythm(days(numbers))?.everyDays }

    @Test func `a letter every week is every week, and one every quarter is every quarter`() {
        #expect(Self.every(stride(from: 0, to: 365, by: 7)) == 7)
        #expect(Self.every(stride(from: 0, to: 900, by: 91)) == 91)
    }

    @Test func `four letters to and fro in four days every 45 days are every six weeks or so`() throws {
        let rhythm = try #require(Rhythm(Self.days((0..<10).flatMap { number in (0..<4).map { 45 * number + $0 } })))
        #expect(rhythm.everyDays == 45 && rhythm.cadence == cadence("6w"))
        #expect(Wording.every(days: rhythm.everyDays).description == "every 6 weeks")
        #expect(rhythm.days == day("2025-01-01")...day("2025-01-01").adding(days: 9 * 45 + 3))
    }

    @Test func `the answer a day or two later belongs to the letter`() {
        #expect(Self.every((0..<20).flatMap { [14 * $0, 14 * $0 + 1 + $0 % 2] }).map { 13...15 ~= $0 } == true)
    }

    @Test func `in months of letters on a dozen days of a fortnight and then silence it is the months that count`() {
        #expect(Self.every((0..<8).flatMap { number in (0..<12).map { 120 * number + $0 } }) == 120)
    }

    @Test func `a chat every day for a month is no rhythm, whatever comes after it`() {
        #expect(Self.every(0..<30) == nil)
        #expect(Self.every([Int](0..<30) + [300]) == nil)
    }

    @Test func `letters that come sooner or later than planned are a rhythm all the same`() {
        #expect(Self.every([0, 24, 61, 88, 120, 146, 181]).map { 25...35 ~= $0 } == true)
    }

    @Test func `a year of silence in five years of letters is no part of the rhythm`() {
        #expect(Self.every([Int](stride(from: 0, to: 700, by: 14)) + [Int](stride(from: 1100, to: 1800, by: 14))) == 14)
    }

    @Test func `four times, or once a year, are no rhythm`() {
        #expect(Self.every([0, 30, 60, 90]) == nil)
        #expect(Self.every(stride(from: 0, to: 2200, by: 365)) == nil)
        #expect(Self.every([]) == nil && Self.every([0]) == nil && Self.every([3, 3, 3, 3, 3, 3]) == nil)
    }

    @Test func `it is over after three times its length, and two months at least`() throws {
        let weekly = try #require(Rhythm(Self.days(stride(from: 0, through: 70, by: 7))))
        let last = weekly.days.upperBound
        #expect(!weekly.isOver(last.adding(days: 60)) && weekly.isOver(last.adding(days: 61)))
        let slow = try #require(Rhythm(Self.days((0..<9).flatMap { number in (0..<4).map { 90 * number + $0 } })))
        #expect(!slow.isOver(slow.days.upperBound.adding(days: 64)), "every three months, and nine weeks ago")
        #expect(slow.isOver(slow.days.upperBound.adding(days: 280)))
    }

    @Test(
        arguments: [
            (1, "every day"), (5, "every 5 days"), (7, "every week"), (10, "every 10 days"), (14, "every 2 weeks"), (25, "every 4 weeks"),
            (45, "every 6 weeks"), (90, "every 3 months"), (182, "every 6 months"),
        ])
    func `it is said as people say it`(days: Int, words: String) {
        #expect(Wording.every(days: days).description == words)
    }
}
