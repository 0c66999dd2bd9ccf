import Testing

@testable import KeepInTouch

struct TimeExpressionTests {
    /// Monday, a quarter past ten.
    static let now = "2026-11-23 10:15"

    /// What is typed, and what it means for what happened and for what is to come.
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String, past: String, future: String
        var testDescription: String { text }

        init(_ text: String, past: String, future: String) { (self.text, self.past, self.future) = (text, past, future) }
        init(_ text: String, _ either: String) { (self.text, past, future) = (text, either, either) }
    }

    static let rows = [
        Row("now", "2026-11-23 10:15"), Row("today", "2026-11-23"), Row("yesterday", "2026-11-22"), Row("tomorrow", "2026-11-24"),
        Row("tomorrow 9:00", "2026-11-24 09:00"), Row("Tomorrow at 9:00", "2026-11-24 09:00"), Row("  today   18:30 ", "2026-11-23 18:30"),
        Row("today 24:00", "2026-11-23 24:00"),
        Row("friday", past: "2026-11-20", future: "2026-11-27"), Row("FRI", past: "2026-11-20", future: "2026-11-27"),
        Row("on friday 17:00", past: "2026-11-20 17:00", future: "2026-11-27 17:00"),
        Row("monday", past: "2026-11-16", future: "2026-11-30"),
        Row("next monday", "2026-11-30"), Row("last monday", "2026-11-16"), Row("next tuesday", "2026-11-24"),
        Row("last sunday", "2026-11-22"),
        Row("next week", "2026-11-30"), Row("last week", "2026-11-16"), Row("next month", "2026-12-23"), Row("last month", "2026-10-23"),
        Row("next year", "2027-11-23"), Row("last year 08:00", "2025-11-23 08:00"),
        Row("3d", past: "2026-11-20 10:15", future: "2026-11-26 10:15"), Row("in 3d", "2026-11-26 10:15"),
        Row("3d ago", "2026-11-20 10:15"),
        Row("2 weeks ago", "2026-11-09 10:15"), Row("in 1h 30min", "2026-11-23 11:45"),
        Row("3 months", past: "2026-08-23 10:15", future: "2027-02-23 10:15"),
        Row("in 3d 9:00", "2026-11-26 09:00"), Row("in 2 weeks at 18:00", "2026-12-07 18:00"), Row("2 weeks ago 8:00", "2026-11-09 08:00"),
        Row("3 Days ago", "2026-11-20 10:15"),
        Row("2026-12-01", "2026-12-01"), Row("2026-12-01 08:30", "2026-12-01 08:30"), Row("2026-12-01T08:30", "2026-12-01 08:30"),
        Row("2026-12-01t08:30:15", "2026-12-01 08:30:15"),
        Row("9:00", past: "2026-11-23 09:00", future: "2026-11-24 09:00"),
        Row("at 18:00", past: "2026-11-22 18:00", future: "2026-11-23 18:00"),
        Row("10:15", past: "2026-11-23 10:15", future: "2026-11-24 10:15"),
        Row("24:00", past: "2026-11-22 24:00", future: "2026-11-23 24:00"),
    ]

    @Test(arguments: rows) func `a time is read as people type it`(row: Row) throws {
        #expect(try Self.read(row.text, .past) == row.past)
        #expect(try Self.read(row.text, .future) == row.future)
    }

    @Test(arguments: [
        ("", unreadable("")), ("soon", unreadable("soon")), ("next", unreadable("next")), ("in", unreadable("in")),
        ("ago", unreadable("ago")),
        ("next 2026-12-01", unreadable("next 2026-12-01")), ("2026-02-30", unreadable("2026-02-30")),
        ("tomorrow 25:00", unreadable("tomorrow 25:00")),
        ("2026-12-01T", unreadable("2026-12-01T")), ("2026-12-01T08:30Z", unreadable("2026-12-01T08:30Z")),
        ("now 9:00", unreadable("now 9:00")),
        ("at", unreadable("at")), ("next next monday", unreadable("next next monday")), ("42", unreadable("42")),
        ("monday friday", unreadable("monday friday")),
        ("3m", "\"3m\" could be minutes or months: write 3min or 3 months"),
        ("3 moons ago", "unknown unit \"moons\": d, w, months, y, h and min are known"),
        ("in 2h 9:00", "a time of day goes with days, not with hours and minutes: \"in 2h 9:00\""),
        (String(repeating: "x", count: 65), "a time is at most 64 characters long"),
    ]) func `unreadable text is refused with what was expected`(text: String, message: String) {
        let error = #expect(throws: TimeError.self) { try Self.read(text, .future) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        (Zone.berlin, "2026-03-28 02:30", "1d", "2026-03-29 03:30"), (.berlin, "2026-10-24 12:00", "24h", "2026-10-25 11:00"),
        (.apia, "2011-12-29 12:00", "in 1d", "2011-12-31 12:00"), (.newYork, "2028-02-28 09:00", "tomorrow", "2028-02-29"),
        (.utc, "2026-12-31 09:00", "tomorrow", "2027-01-01"), (.utc, "2026-01-31 09:00", "next month", "2026-02-28"),
    ]) func `it is relative to the local day and time`(zone: Zone, now: String, text: String, expected: String) throws {
        #expect(try Self.read(text, .future, now: now, zone) == expected)
    }

    private static func read(_ text: String, _ direction: TimeExpression.Direction, now: String = now, _ zone: Zone = .berlin)
        throws(TimeError) -> String
    {
        let expression = try TimeExpression(parsing: text, direction, now: zone.at(now), in: zone)
        return expression.date.description + (expression.time.map { " \($0)" } ?? "")
    }

    private static func unreadable(_ text: String) -> String {
        "can't read the time \"\(text)\"; try \"tomorrow 9:00\", \"next monday\", 3d, \"2 weeks ago\" or 2026-12-01"
    }
}
