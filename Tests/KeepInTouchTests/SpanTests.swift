import Testing

@testable import KeepInTouch

struct SpanTests {
    @Test(arguments: [
        ("3d", Span(days: 3)), ("2w", Span(days: 14)), ("1h 30min", Span(seconds: 5400)), ("1h30min", Span(seconds: 5400)),
        ("2 weeks", Span(days: 14)),
        ("1y", Span(months: 12)), ("6 months", Span(months: 6)), ("6M", Span(months: 6)),
        ("1 year 2 months 3 days", Span(months: 14, days: 3)),
        ("90s", Span(seconds: 90)), ("2 hours", Span(seconds: 7200)), ("  3d  ", Span(days: 3)), ("0d", Span()), ("1d 1d", Span(days: 2)),
        ("a week", Span(days: 7)), ("two weeks", Span(days: 14)), ("a fortnight", Span(days: 14)), ("half an hour", Span(seconds: 1800)),
        ("1 year and 1 month", Span(months: 13)), ("for 3 days", Span(days: 3)), ("zwei Wochen", Span(days: 14)),
        ("3 Wochen", Span(days: 21)), ("1 Jahr und 2 Monate", Span(months: 14)), ("eine Woche", Span(days: 7)),
        ("2 Std.", Span(seconds: 7200)),
        ("eine halbe Stunde", Span(seconds: 1800)), ("anderthalb Stunden", Span(seconds: 5400)), ("1.5h", Span(seconds: 5400)),
        ("999999d", Span(days: 999_999)), ("1hr", Span(seconds: 3600)), ("5 sec", Span(seconds: 5)),
    ]) func `a span is read as people write it`(text: String, expected: Span) throws {
        #expect(try Span(parsing: text) == expected)
    }

    @Test(arguments: [
        ("", notSpan("")), ("   ", notSpan("   ")), ("d", notSpan("d")), ("-3d", notSpan("-3d")), ("1000000d", notSpan("1000000d")),
        ("half a week", notSpan("half a week")),
        ("3", "a unit is missing after 3: 3d, or in quotation marks \"3 weeks\""),
        ("1h 30", "a unit is missing after 30: 3d, or in quotation marks \"3 weeks\""),
        ("3m", "\"3m\" could be minutes or months: write 3min or 3 months"),
        ("3 moons", unknown("moons")), ("3ä", unknown("ä")), ("3 weeks 2 moons", unknown("moons")),
    ]) func `unreadable text is refused with what was expected`(text: String, message: String) {
        let error = #expect(throws: TimeError.self) { try Span(parsing: text) }
        #expect(error?.description == message)
    }

    private static func notSpan(_ text: String) -> String {
        "a span is a number and a unit (3d, \"2 weeks\", \"1h 30min\"), not \"\(text)\""
    }

    private static func unknown(_ unit: String) -> String {
        "unknown unit \"\(unit)\": minutes, hours, days, weeks, months and years are known"
    }

    @Test func `an endless text is refused and not repeated in full`() {
        let error = #expect(throws: TimeError.self) { try Span(parsing: String(repeating: "1d", count: 100_000)) }
        #expect((error?.description.utf8.count ?? .max) < 200)
    }

    @Test(arguments: [
        // A day later is the same time on the clock, 24 hours later is not, where the clocks change between.
        (Zone.berlin, "2026-03-28 09:00", "1d", "2026-03-29 09:00"), (.berlin, "2026-03-28 09:00", "24h", "2026-03-29 10:00"),
        (.berlin, "2026-10-24 09:00", "1d", "2026-10-25 09:00"), (.berlin, "2026-10-24 09:00", "24h", "2026-10-25 08:00"),
        (.berlin, "2026-03-28 02:30", "1d", "2026-03-29 03:30"), (.newYork, "2026-01-31 18:00", "1 month", "2026-02-28 18:00"),
        (.lordHowe, "2026-10-03 12:00", "24h", "2026-10-04 12:30"), (.lordHowe, "2026-10-03 12:00", "1d", "2026-10-04 12:00"),
        (.apia, "2011-12-29 09:00", "1d", "2011-12-31 09:00"), (.apia, "2011-12-29 09:00", "2d", "2011-12-31 09:00"),
        (.utc, "2026-12-31 23:30", "1h", "2027-01-01 00:30"), (.utc, "2026-01-31 10:00", "1 month 1d 1h", "2026-03-01 11:00"),
    ]) func `a span after a moment is on the local calendar`(zone: Zone, start: String, span: String, expected: String) throws {
        #expect(try Span(parsing: span).after(zone.at(start), in: zone).testDescription == zone.at(expected).testDescription)
    }

    @Test(arguments: [
        (Zone.berlin, "2026-03-30 09:00", "1d", "2026-03-29 09:00"), (.berlin, "2026-03-29 10:00", "24h", "2026-03-28 09:00"),
        (.utc, "2026-03-31 09:00", "1 month", "2026-02-28 09:00"), (.utc, "2026-01-01 00:30", "1h", "2025-12-31 23:30"),
    ]) func `a span before a moment is on the local calendar`(zone: Zone, end: String, span: String, expected: String) throws {
        #expect(try Span(parsing: span).before(zone.at(end), in: zone).testDescription == zone.at(expected).testDescription)
    }
}

struct CadenceTests {
    @Test(arguments: [
        ("6w", "6w", 0, 42), ("3m", "3m", 3, 0), ("3 months", "3m", 3, 0), ("1y", "1y", 12, 0), ("1y 2w", "1y 2w", 12, 14),
        ("10d", "10d", 0, 10), ("every 6 weeks", "6w", 0, 42), ("6 weeks", "6w", 0, 42), ("every week", "1w", 0, 7), ("weekly", "1w", 0, 7),
        ("every other week", "2w", 0, 14), ("every 2nd week", "2w", 0, 14), ("fortnightly", "2w", 0, 14), ("monthly", "1m", 1, 0),
        ("every month", "1m", 1, 0), ("quarterly", "3m", 3, 0), ("every half year", "6m", 6, 0), ("half-yearly", "6m", 6, 0),
        ("yearly", "1y", 12, 0), ("twice a year", "6m", 6, 0), ("once a month", "1m", 1, 0), ("twice a month", "2w", 0, 14),
        ("every 1 year and 2 weeks", "1y 2w", 12, 14), ("alle 3 Wochen", "3w", 0, 21), ("6 Wochen", "6w", 0, 42),
        ("jede Woche", "1w", 0, 7),
        ("jede zweite Woche", "2w", 0, 14), ("jeden Monat", "1m", 1, 0), ("wöchentlich", "1w", 0, 7), ("monatlich", "1m", 1, 0),
        ("vierteljährlich", "3m", 3, 0), ("halbjährlich", "6m", 6, 0), ("jährlich", "1y", 12, 0), ("einmal im Monat", "1m", 1, 0),
        ("zweimal pro Jahr", "6m", 6, 0), ("14-tägig", "2w", 0, 14), ("im Abstand von 1 Jahr und 2 Wochen", "1y 2w", 12, 14),
        ("Abstand 1 Monat und 3 Tage", "1m 3d", 1, 3),
        ("14 days", "2w", 0, 14), ("13m", "13m", 13, 0), ("24m", "2y", 24, 0), ("100y", "100y", 1200, 0), ("1M 3d", "1m 3d", 1, 3),
    ]) func `a cadence is read, and written as short as it goes`(text: String, written: String, months: Int, days: Int) throws {
        let cadence = try Cadence(parsing: text)
        #expect(cadence == Cadence(months: months, days: days))
        #expect(cadence.description == written)
        #expect(try Cadence(parsing: cadence.description) == cadence)
    }

    @Test(arguments: [
        ("0d", "a cadence is whole days, weeks, months or years (6w, 3m, 1y), not \"0d\""),
        ("6h", "a cadence is whole days, weeks, months or years (6w, 3m, 1y), not \"6h\""),
        ("1w 1s", "a cadence is whole days, weeks, months or years (6w, 3m, 1y), not \"1w 1s\""),
        ("101y", "a cadence is at most 100 years long, not \"101y\""),
        ("999999d", "a cadence is at most 100 years long, not \"999999d\""),
        ("6", "a unit is missing after 6: 3d, or in quotation marks \"3 weeks\""),
        ("often", "a span is a number and a unit (3d, \"2 weeks\", \"1h 30min\"), not \"often\""),
        ("every friday", "a span is a number and a unit (3d, \"2 weeks\", \"1h 30min\"), not \"every friday\""),
        ("twice a week", "a span is a number and a unit (3d, \"2 weeks\", \"1h 30min\"), not \"twice a week\""),
    ]) func `text that is no cadence is refused with what was expected`(text: String, message: String) {
        let error = #expect(throws: TimeError.self) { try Cadence(parsing: text) }
        #expect(error?.description == message)
    }

    @Test func `no cadence is shorter than a day or longer than a hundred years`() {
        #expect(Cadence() == nil)
        #expect(Cadence(days: -1) == nil)
        #expect(Cadence(months: -1, days: 40) == nil)
        #expect(Cadence(months: 1201) == nil)
        #expect(Cadence(days: .max) == nil)
        #expect(Cadence(days: 1)?.averageDays == 1)
        #expect(Cadence(months: 12)?.averageDays == 365.2425)
    }
}
