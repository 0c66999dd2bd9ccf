import Phrases

extension Cadence {
    /// Reads `6w`, `3 months`, `1y 2w`, and cadences in words: `every 6 weeks`, `quarterly`, `twice a year`, `alle 3 Wochen`.
    ///
    /// The units are days, weeks, months and years; `m` is a month.
    package init(parsing text: String) throws(TimeError) {
        if let short = Cadence(short: text) {
            self = short
            return
        }
        let span = try Self.span(text)
        guard span.seconds == 0, let cadence = Cadence(months: span.months, days: span.days) else {
            let isTooLong = span.seconds == 0 && span.months + span.days > 0
            throw TimeError(
                isTooLong
                    ? Phrase("a cadence is at most 100 years long, not \"\(text)\"")
                    : Phrase("a cadence is whole days, weeks, months or years (6w, 3m, 1y), not \"\(text)\""))
        }
        self = cadence
    }

    /// Reads a number and the letter of a unit, as programs write most cadences: `6w`.
    private init?(short text: String) {
        var copy = text
        let read = copy.withUTF8 { bytes -> (count: Int, unit: UInt8)? in
            guard (2...4).contains(bytes.count), let unit = bytes.last else { return nil }
            var count = 0
            for byte in bytes.dropLast() {
                guard byte &- UInt8(ascii: "0") < 10 else { return nil }
                count = count * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return (count, unit)
        }
        guard let (count, unit) = read else { return nil }
        switch unit {
        case UInt8(ascii: "d"): self.init(days: count)
        case UInt8(ascii: "w"): self.init(days: 7 * count)
        case UInt8(ascii: "m"): self.init(months: count)
        case UInt8(ascii: "y"): self.init(months: 12 * count)
        default: return nil
        }
    }

    private static func span(_ text: String) throws(TimeError) -> Span {
        guard text.utf8.count <= TimeExpression.maximumBytes else { throw .notSpan(String(text.prefix(64))) }
        var reader = TokenReader(text)
        reader.skipFillers()
        if case .times(let count)? = reader.word() {
            reader.index += 1
            guard let share = try reader.takeShare(count) else { throw .notSpan(text) }
            return share
        }
        if reader.take(.every) { reader.skipFillers() }
        // "every week", "every 2nd week"
        let start = reader.index
        var count = 1
        if case .ordinal(let number)? = reader.next?.meaning { (count, reader.index) = (number, start + 1) }
        if let unit = try reader.takeUnit(after: count, isMonth: true), reader.isAtEnd, start > 0 { return unit.times(count) }
        reader.index = start
        guard let span = try reader.takeSpan(isMonth: true), reader.isAtEnd else { throw reader.notSpan(text) }
        return span
    }
}

extension TokenReader {
    /// The span behind "so many times a": its share for each time, where that is whole months, or half a month as two weeks.
    fileprivate mutating func takeShare(_ count: Int) throws(TimeError) -> Span? {
        while word() == .filler || word() == .number(1) || word() == .ahead { index += 1 }
        guard let unit = try takeUnit(after: count, isMonth: true), isAtEnd else { return nil }
        if count == 1 { return unit }
        if unit == Span(months: 1) { return Span(days: 14) }
        return unit.months % count == 0 && unit.months > 0 ? Span(months: unit.months / count) : nil
    }
}
