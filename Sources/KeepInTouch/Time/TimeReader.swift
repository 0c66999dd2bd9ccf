/// Reads the grammar of times: a day, a time of day, or both in either order.
struct TimeReader {
    var reader: TokenReader
    private var said = SaidTime()
    private let text: String
    private let direction: TimeExpression.Direction

    static func read(_ text: String, _ direction: TimeExpression.Direction) throws(TimeError) -> SaidTime {
        var reader = TimeReader(reader: TokenReader(text), text: text, direction: direction)
        try reader.readAll()
        return reader.said
    }

    private init(reader: TokenReader, text: String, direction: TimeExpression.Direction) {
        (self.reader, self.text, self.direction) = (reader, text, direction)
    }

    private mutating func readAll() throws(TimeError) {
        var hasContent = false
        while !reader.isAtEnd {
            let start = reader.index
            if try takePiece() {
                hasContent = true
            } else {
                reader.index = start
                // A word that changes nothing stands before something that does.
                guard isFiller, reader.index + 1 < reader.tokens.endIndex else { throw unreadable() }
                reader.index += 1
            }
        }
        guard hasContent else { throw .unreadable(text, in: text, direction) }
    }

    private var isFiller: Bool {
        switch reader.word() {
        case .filler?, .at?, .um?, .amOrOn?, .ahead?: true
        default: false
        }
    }

    func unreadable() -> TimeError {
        .unreadable(reader.tokens.count == 1 ? text : reader.next?.typed ?? text, in: text, direction)
    }

    private mutating func takePiece() throws(TimeError) -> Bool {
        if reader.take(.now) {
            guard reader.tokens.count == 1 else { throw .unreadable(text, in: text, direction) }
            said.isNow = true
            return true
        }
        if try takeSpan() { return true }
        if try takeClock() { return true }
        let start = reader.index
        if try takeEdge() { return true }
        reader.index = start
        if try takeRelative() { return true }
        reader.index = start
        if try takeDay() { return true }
        return try takeWord()
    }

    /// Keeps what was read; refuses to have two of a kind.
    mutating func set<T>(_ place: WritableKeyPath<SaidTime, T?>, _ value: T) throws(TimeError) {
        guard said[keyPath: place] == nil else {
            reader.index -= 1
            throw unreadable()
        }
        said[keyPath: place] = value
    }

    // MARK: Spans

    private mutating func takeSpan() throws(TimeError) -> Bool {
        let start = reader.index
        var isAhead: Bool?
        if reader.take(.ahead) { isAhead = true } else if reader.take(.ago) { isAhead = false }
        guard let span = try reader.takeSpan(isMonth: false) else {
            if start == 0, isAhead != nil || reader.tokens.last?.meaning == .word(.ago), reader.takeNumber() != nil, let unit = reader.next,
                unit.meaning == .unknown
            {
                throw .unknownUnit(unit.typed)
            }
            reader.index = start
            return false
        }
        if reader.take(.ago) { isAhead = false } else if reader.take(.fromNow) { isAhead = true }
        try set(\.span, span)
        said.isAhead = isAhead
        return true
    }

    // MARK: Days

    /// `end of month`, `Ende nächster Woche`, `mid december`.
    private mutating func takeEdge() throws(TimeError) -> Bool {
        guard case .edge(let edge)? = reader.word() else { return false }
        reader.index += 1
        reader.skipFillers()
        var relative: Int?
        if case .relative(let number)? = reader.word() {
            reader.index += 1
            relative = number
        }
        switch reader.word() {
        case .unit(let span)? where span.isPeriod:
            reader.index += 1
            try set(\.day, .edge(edge, relative: relative, span))
        case .month(let month)? where relative == nil:
            reader.index += 1
            try set(\.day, .monthEdge(edge, month: month, year: takeYear()))
        default: return false
        }
        return true
    }

    /// `next week`, `last friday`, `this morning`, `the week after next`, `friday after next`.
    private mutating func takeRelative() throws(TimeError) -> Bool {
        if case .unit(let span)? = reader.word(), span.isPeriod, case .relative(let relative)? = reader.word(after: 1) {
            reader.index += 2
            try set(\.day, .period(relative, span))
            return true
        }
        guard case .relative(let relative)? = reader.word() else { return false }
        reader.index += 1
        switch reader.word() {
        case .unit(let span)? where span.isPeriod:
            reader.index += 1
            try set(\.day, .period(relative, span))
        case .weekday(let weekday)?:
            reader.index += 1
            try set(\.weekday, weekday)
            said.weekdayRelative = relative
        case .weekend?:
            reader.index += 1
            try set(\.day, .weekend(relative))
        case .part(let part)?:
            reader.index += 1
            try set(\.day, .offset(relative))
            try set(\.part, part)
        default:
            // "friday after next"
            guard said.weekday != nil, said.weekdayRelative == nil, abs(relative) == 2 else { return false }
            said.weekdayRelative = relative
        }
        return true
    }

    private mutating func takeDay() throws(TimeError) -> Bool {
        guard let token = reader.next else { return false }
        switch token.meaning {
        case .date(let year, let month, let day):
            reader.index += 1
            try set(\.day, .date(year: year, month: month, day: day))
        case .slashed(let first, let second, let year):
            reader.index += 1
            try set(\.day, .slashed(first, second, year: year, typed: token.typed))
        case .dotted(let day, let month):
            reader.index += 1
            try set(\.day, .date(year: nil, month: month, day: day))
        case .number(let day, _): return try takeMonth(after: day, isOrdinal: false)
        case .ordinal(let day): return try takeMonth(after: day, isOrdinal: true)
        case .word(.month(let month)):
            reader.index += 1
            let beforeDay = reader.index
            reader.skipFillers()
            if let day = takeDayNumber() {
                try set(\.day, .date(year: takeYear(), month: month, day: day))
            } else {
                reader.index = beforeDay
                try set(\.day, .date(year: takeYear(), month: month, day: 1))
            }
        case .word(.feast(let month, let day)):
            reader.index += 1
            try set(\.day, .date(year: takeYear(), month: month, day: day))
        default: return false
        }
        return true
    }

    /// `3 December 2026`, `the 3rd of december`, `3. 12. 2026`, `3.`
    private mutating func takeMonth(after day: Int, isOrdinal: Bool) throws(TimeError) -> Bool {
        let start = reader.index
        reader.index += 1
        reader.skipFillers()
        if case .month(let month)? = reader.word() {
            reader.index += 1
            try set(\.day, .date(year: takeYear(), month: month, day: day))
            return true
        }
        reader.index = start
        guard isOrdinal else { return false }
        reader.index += 1
        if case .ordinal(let month)? = reader.next?.meaning, 1...12 ~= month {
            reader.index += 1
            try set(\.day, .date(year: takeYear(), month: month, day: day))
            return true
        }
        try set(\.day, .date(year: nil, month: nil, day: day))
        return true
    }

    /// The day after a month's name: a number that is neither a year nor an hour.
    private mutating func takeDayNumber() -> Int? {
        switch reader.next?.meaning {
        case .ordinal(let day)?:
            reader.index += 1
            return day
        case .number(let day, digits: 1...2)? where !isHour:
            reader.index += 1
            return day
        default: return nil
        }
    }

    private mutating func takeYear() -> Int? {
        guard case .number(let year, let digits)? = reader.next?.meaning, digits == 4 || digits == 2 && !isHour else { return nil }
        reader.index += 1
        return year
    }

    private var isHour: Bool {
        switch reader.word(after: 1) {
        case .uhr?, .oclock?, .pm?, .amOrOn?, .past?, .to?, .unit?: true
        default: false
        }
    }

    private mutating func takeWord() throws(TimeError) -> Bool {
        guard let word = reader.word() else { return false }
        reader.index += 1
        switch word {
        case .day(let days): try set(\.day, .offset(days))
        case .tomorrowOrMorning:
            if said.day == nil, said.weekday == nil { try set(\.day, .offset(1)) } else { try set(\.part, .morning) }
        case .weekday(let weekday):
            try set(\.weekday, weekday)
            // "friday week" is a week after the next friday.
            if direction == .future, reader.word() == .unit(Span(days: 7)) {
                reader.index += 1
                said.weekdayRelative = 2
            }
        case .weekend: try set(\.day, .weekend(nil))
        case .part(let part): try set(\.part, part)
        default: return false
        }
        return true
    }
}

extension Span {
    /// Whether it is a week, a month or the like, of which people say "next".
    fileprivate var isPeriod: Bool { [Span(days: 1), Span(days: 7), Span(months: 1), Span(months: 12)].contains(self) }
}
