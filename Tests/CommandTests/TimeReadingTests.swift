import ControlInterface
import KeepInTouch
import Phrases
import TestLiterals
import Testing
import Words

@testable import vitaminb

/// What is typed as a time, and what of it goes over the wire, on Monday, 23 November 2026, 14:35.
struct TimeReadingTests {
    @Test(arguments: [
        ("yesterday", "2026-11-22"), ("monday", "2026-11-16"), ("2026-11-01", "2026-11-01"),
        ("yesterday 9:00", "2026-11-22T09:00:00+01:00"), ("2h ago", "2026-11-23T12:35:00+01:00"), ("now", "2026-11-23T14:35:00+01:00"),
        ("9:00", "2026-11-23T09:00:00+01:00"),
        ("2026-11-22T18:00:00Z", "2026-11-22T19:00:00+01:00"),
    ])
    func `a past time is a day, or an instant if a time of day was typed`(text: String, wire: String) throws {
        #expect(try clock.past(text).description == wire)
    }

    @Test(arguments: [
        ("tomorrow", "2026-11-24"), ("next monday", "2026-11-30"), ("2026-12-01", "2026-12-01"),
        ("tomorrow 9:00", "2026-11-24T09:00:00+01:00"), ("9:00", "2026-11-24T09:00:00+01:00"), ("3d", "2026-11-26"),
        ("in 3h", "2026-11-23T17:35:00+01:00"), ("heute Abend", "2026-11-23T19:00:00+01:00"),
    ])
    func `a future time is a day, or an instant if a time of day was typed`(text: String, wire: String) throws {
        #expect(try clock.future(text).time.description == wire)
    }

    @Test func `a span of days ends on a day, and one of hours at a time of day`() throws {
        #expect(clock.after(try Span(parsing: "3d")).time.description == "2026-11-26")
        #expect(clock.after(try Span(parsing: "3h")).time.description == "2026-11-23T17:35:00+01:00")
    }

    @Test(arguments: ["", "nextweekish", "2026-13-01", "tomorrow 25:00", "5m", String(repeating: "9", count: 101)])
    func `an unreadable time is refused with examples`(text: String) {
        #expect(throws: TimeError.self) { try clock.past(text) }
        #expect(throws: TimeError.self) { try clock.future(text) }
    }

    @Test(arguments: [
        ("2026-11-26T08:00:00Z", "26 November 2026, 09:00"), ("2026-11-25T23:00:00Z", "26 November 2026"),
        ("2026-11-26", "26 November 2026"),
    ])
    func `instants are shown in this machine's time`(wire: When, shown: String) {
        #expect(clock.moment(wire).description == shown)
    }

    @Test func `the C library's zone is asked about the instant, not about today`() {
        let zone = LocalClock().zone
        let offset = zone.secondsFromUTC(at: LocalClock().now)
        #expect((-86_400...86_400).contains(offset))
    }
}
