import KeepInTouch

/// A DURATION (RFC 5545, section 3.3.6). Days are counted on the calendar, and seconds on a stopwatch: over a change of the clocks, one
/// day isn't 24 hours.
package struct CalendarDuration: Hashable, Sendable {
    /// Whole days, weeks included.
    package let days: Int
    /// Seconds besides them.
    package let seconds: Int

    /// A length of so many days and seconds.
    package init(days: Int = 0, seconds: Int = 0) {
        self.days = days
        self.seconds = seconds
    }

    /// Reads `P15DT5H0M20S`, `P7W`, `+PT30M`; nil for anything else, and for a number of more than seven digits. What is negative is 0,
    /// because no event ends before it starts.
    package init?(_ text: some StringProtocol) {
        var rest = text.uppercased()[...]
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
        var (days, seconds, inTime) = (0, 0, false)
        while let first = rest.first {
            if first == "T", !inTime {
                inTime = true
                rest.removeFirst()
                continue
            }
            let digits = rest.prefix { ("0"..."9").contains($0) }
            rest = rest[digits.endIndex...]
            guard digits.utf8.count <= 7, let number = Int(digits), let unit = rest.popFirst() else { return nil }
            switch (unit, inTime) {
            case ("W", false): days += 7 * number
            case ("D", false): days += number
            case ("H", true): seconds += 3600 * number
            case ("M", true): seconds += 60 * number
            case ("S", true): seconds += number
            default: return nil
            }
            guard days < 10_000_000, seconds < 100_000_000_000 else { return nil }
        }
        self.init(days: isNegative ? 0 : days, seconds: isNegative ? 0 : seconds)
    }
}
