import Phrases

/// A length of time as a person says it: calendar months, days, and seconds of the clock.
package struct Span: Hashable, Sendable {
    /// Calendar months.
    package var months = 0
    /// Calendar days.
    package var days = 0
    /// Seconds on the clock.
    package var seconds = 0

    /// What a bare `m` means: systemd.time(7) reads it as minutes, a cadence as months.
    enum BareM {
        case month, refused
    }

    /// Reads spans as systemd.time(7) does (`3d`, `1h 30min`, `2 weeks`), but with calendar months and years.
    ///
    /// A bare `m` is refused, since it would be minutes there and months in a cadence.
    package init(parsing text: String) throws(TimeError) {
        try self.init(parsing: text, bareM: .refused)
    }

    init(parsing text: String, bareM: BareM) throws(TimeError) {
        var rest = text.utf8[...]
        guard text.utf8.count <= 64, rest.contains(where: { $0 != UInt8(ascii: " ") }) else {
            throw TimeError(Phrase("a span is a number and a unit (3d, 2w, 1h 30min), not \"\(text.prefix(64))\""))
        }
        while true {
            rest = rest.drop { $0 == UInt8(ascii: " ") }
            if rest.isEmpty { break }
            let number = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(number.count).drop { $0 == UInt8(ascii: " ") }
            let unit = rest.prefix { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) && $0 != UInt8(ascii: " ") }
            rest = rest.dropFirst(unit.count)
            guard number.count <= 6, let count = Int(Substring(number)) else {
                throw TimeError(Phrase("a span is a number and a unit (3d, 2w, 1h 30min), not \"\(text)\""))
            }
            try add(count, String(Substring(unit)), bareM: bareM)
        }
    }

    private mutating func add(_ count: Int, _ unit: String, bareM: BareM) throws(TimeError) {
        switch unit {
        case "m" where bareM == .refused:
            throw TimeError(Phrase("\"\(count)m\" could be minutes or months: write \(count)min or \(count) months"))
        case "m", "M", "month", "months": months += count
        case "y", "year", "years": months += 12 * count
        case "w", "week", "weeks": days += 7 * count
        case "d", "day", "days": days += count
        case "h", "hr", "hour", "hours": seconds += 3600 * count
        case "min", "minute", "minutes": seconds += 60 * count
        case "s", "sec", "second", "seconds": seconds += count
        case "": throw TimeError(Phrase("a unit is missing after \(count): d, w, months, y, h or min"))
        default: throw TimeError(Phrase("unknown unit \"\(unit)\": d, w, months, y, h and min are known"))
        }
    }

    /// The instant this span after `instant`: months and days on the local calendar, then seconds on the clock.
    package func after(_ instant: Instant, in zone: Zone) -> Instant {
        moved(instant, in: zone, sign: 1)
    }

    /// The instant this span before `instant`.
    package func before(_ instant: Instant, in zone: Zone) -> Instant {
        moved(instant, in: zone, sign: -1)
    }

    private func moved(_ instant: Instant, in zone: Zone, sign: Int) -> Instant {
        guard months > 0 || days > 0 else { return instant.adding(seconds: sign * seconds) }
        let (date, time) = zone.moment(at: instant)
        let moved = date.adding(months: sign * months).adding(days: sign * days)
        return zone.instant(of: moved, at: time).adding(seconds: sign * seconds)
    }
}

/// A time, a span or a cadence that could not be read; says what was expected.
package struct TimeError: Error, Equatable, CustomStringConvertible {
    /// The whole sentence, for a person.
    package let phrase: Phrase

    init(_ phrase: Phrase) {
        self.phrase = phrase
    }

    /// The sentence in English.
    package var description: String { phrase.description }
}
