import KeepInTouch

/// Spans, cadences, dates and times as people type them.
@Sendable func fuzzTime(_ bytes: [UInt8]) {
    let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
    // Any day in 10,000 years, and a zone that springs forward and falls back.
    let part = Int64(bytes.first ?? 0) << 8 | Int64(bytes.dropFirst().first ?? 0)
    let now = Instant(seconds: part * 4_800_000 - 62_000_000_000)
    let zone = Zone(identifier: "Test") { $0.seconds / 15_778_476 % 2 == 0 ? 3600 : 7200 }

    if let span = try? Span(parsing: text) {
        hold(span.after(now, in: zone) >= span.before(now, in: zone), "after is before")
    }
    if let cadence = try? Cadence(parsing: text) {
        hold((try? Cadence(parsing: cadence.description)) == cadence, "\(cadence) reads back as something else")
        hold(zone.date(at: now).adding(cadence) >= zone.date(at: now), "a cadence goes back")
    }
    if let date = CivilDate(text) { hold(CivilDate(date.description) == date, "\(date) reads back as something else") }
    if let time = ClockTime(text) { hold(ClockTime(time.description) == time, "\(time) reads back as something else") }
    for direction in [TimeExpression.Direction.past, .future] {
        guard let said = try? TimeExpression(parsing: text, direction, now: now, in: zone) else { continue }
        hold(CivilDate.range.contains(said.date), "\(said.date) is out of range")
        _ = zone.instant(of: said.date, at: said.time ?? .midnight)
        // Years of fewer digits are not written as people would type them.
        guard said.date.year >= 1000 else { continue }
        for written in ["\(said.date)", "\(Wording.date(said.date))", "\(Wording.shortDate(said.date, today: zone.date(at: now)))"] {
            let again = try? TimeExpression(parsing: written, direction, now: now, in: zone)
            hold(again?.date == said.date && again?.time == nil, "\(written) reads back as something else")
        }
    }
    if let day = AnnualDay(typed: text) { hold(AnnualDay(typed: day.description) == day, "\(day) reads back as something else") }
}
