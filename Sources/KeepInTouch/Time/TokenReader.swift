import Phrases

/// Reads tokens one after the other; what is common to times, spans and cadences.
struct TokenReader {
    let tokens: [TimeToken]
    var index = 0

    init(_ text: String) { tokens = TimeScanner.tokens(of: text) }

    var isAtEnd: Bool { index == tokens.endIndex }
    var next: TimeToken? { tokens.indices.contains(index) ? tokens[index] : nil }

    /// The token so many places ahead.
    func token(after count: Int) -> TimeToken? { tokens.indices.contains(index + count) ? tokens[index + count] : nil }

    /// The word so many places ahead; nil if it is none.
    func word(after count: Int = 0) -> TimeWord? {
        guard case .word(let word)? = token(after: count)?.meaning else { return nil }
        return word
    }

    mutating func take(_ word: TimeWord) -> Bool {
        guard self.word() == word else { return false }
        index += 1
        return true
    }

    mutating func skipFillers() { while take(.filler) {} }

    /// A number in digits or letters.
    mutating func takeNumber() -> Int? {
        switch next?.meaning {
        case .number(let number, _)?, .word(.number(let number))?:
            index += 1
            return number
        default: return nil
        }
    }

    /// A unit of time; `m` is one if it can mean only months here.
    mutating func takeUnit(after number: Int, isMonth: Bool) throws(TimeError) -> Span? {
        switch word() {
        case .unit(let span)?:
            index += 1
            return span
        case .minutesOrMonths?:
            // systemd.time(7) has M for months.
            guard isMonth || next?.typed == "M" else { throw .minutesOrMonths(number) }
            index += 1
            return Span(months: 1)
        default: return nil
        }
    }

    /// A number and a unit, once: `3d`, `a week`, `half an hour`, `1.5 hours`, `an hour and a half`. Takes nothing if there is none.
    mutating func takeLength(isMonth: Bool) throws(TimeError) -> Span? {
        let start = index
        var (count, hasHalf) = (0, take(.half))
        if hasHalf {
            // "half an hour"
            _ = take(.number(1))
        } else if case .dotted(let whole, 5)? = next?.meaning {
            index += 1
            (count, hasHalf) = (whole, true)
        } else if let number = takeNumber() {
            count = number
            hasHalf = take(.half)
            // "a half hour" is half of one, "one and a half" and "anderthalb" are more.
            if hasHalf, tokens[index - 1].typed != tokens[index - 2].typed, !tokens[index - 1].typed.contains(" ") { count -= 1 }
        }
        guard index > start, let unit = try takeUnit(after: count, isMonth: isMonth) else {
            index = start
            return nil
        }
        // "an hour and a half"
        if !hasHalf { hasHalf = take(.half) }
        guard hasHalf else { return unit.times(count) }
        guard let half = unit.half else {
            index = start
            return nil
        }
        return unit.times(max(0, count)).adding(half)
    }

    /// Lengths one behind the other: `1h 30min`, `1 year and 2 months`.
    mutating func takeSpan(isMonth: Bool) throws(TimeError) -> Span? {
        var sum: Span?
        while true {
            let start = index
            if sum != nil { skipFillers() }
            guard let length = try takeLength(isMonth: isMonth) else {
                index = start
                return sum
            }
            sum = (sum ?? Span()).adding(length)
        }
    }
}

extension Span {
    /// Reads spans as systemd.time(7) does (`3d`, `1h 30min`, `2 weeks`), but with calendar months and years, and in words
    /// (`half an hour`, `zwei Wochen`).
    ///
    /// A bare `m` is refused, since it would be minutes there and months in a cadence.
    package init(parsing text: String) throws(TimeError) {
        self = try Span.reading(text, isMonth: false)
    }

    static func reading(_ text: String, isMonth: Bool) throws(TimeError) -> Span {
        guard text.utf8.count <= TimeExpression.maximumBytes else { throw .notSpan(String(text.prefix(64))) }
        var reader = TokenReader(text)
        reader.skipFillers()
        guard let span = try reader.takeSpan(isMonth: isMonth), reader.isAtEnd else { throw reader.notSpan(text) }
        return span
    }
}

extension TokenReader {
    /// What is wrong with the text from here on, where a span was expected.
    func notSpan(_ text: String) -> TimeError {
        var rest = self
        rest.skipFillers()
        guard let number = rest.takeNumber() else { return .notSpan(text) }
        return rest.next.map { .unknownUnit($0.typed) } ?? .missingUnit(number)
    }
}
