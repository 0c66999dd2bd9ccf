/// Takes a typed time apart into its tokens.
struct TimeScanner {
    private var rest: Substring
    private var tokens: [TimeToken] = []
    /// Words that have not been looked up yet.
    private var words: [Substring] = []

    /// The tokens of a text. What stands in parentheses at its end, as pages print it, says the same in other words and is left out.
    static func tokens(of text: String) -> [TimeToken] {
        var scanner = TimeScanner(rest: text[...])
        if text.last == ")", let parenthesis = text.lastIndex(of: "("), parenthesis > text.startIndex {
            scanner.rest = text[..<parenthesis]
        }
        scanner.scan()
        return scanner.tokens
    }

    private init(rest: Substring) { self.rest = rest }

    private mutating func scan() {
        while let character = rest.first {
            if character.isLetter {
                words.append(takeWord())
                continue
            }
            if character == "-", rest.dropFirst().first?.isLetter == true, !tokens.isEmpty || !words.isEmpty {
                rest.removeFirst()
                continue
            }
            if character.isWhitespace || character == "," {
                rest.removeFirst()
                continue
            }
            lookUpWords()
            if Self.isDigit(character) {
                scanNumber()
            } else {
                rest.removeFirst()
                append(Self.symbols[character].map { .word($0) } ?? .unknown, String(character))
            }
        }
        lookUpWords()
    }

    private static let symbols: [Character: TimeWord] = ["+": .ahead, "@": .at, "½": .half]

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    private mutating func append(_ meaning: TimeToken.Meaning, _ typed: String) { tokens.append(TimeToken(meaning: meaning, typed: typed)) }

    // MARK: Words

    /// A word with its apostrophes, and the dots of "a.m." and "Dez.".
    private mutating func takeWord() -> Substring {
        if let weekday = takeWeekday() { return weekday }
        let start = rest
        while let character = rest.first, character.isLetter || "'’ʼ.".contains(character) { rest.removeFirst() }
        return start[..<rest.startIndex]
    }

    /// "Freitag" of "Freitagabend", which is one word in German.
    private mutating func takeWeekday() -> Substring? {
        let word = rest.prefix { $0.isLetter }
        let lower = word.lowercased()
        guard let day = Self.germanWeekdays.first(where: { lower.hasPrefix($0) }),
            let part = Self.germanParts.first(where: { lower == day + $0 })
        else { return nil }
        let weekday = word.dropLast(part.count)
        rest = rest[weekday.endIndex...]
        return weekday
    }

    private static let germanWeekdays = [
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    ]
    private static let germanParts = ["früh", "morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht"]

    /// Finds the longest texts of the vocabulary in the words that stand together.
    private mutating func lookUpWords() {
        var open = words[...]
        while let first = open.first {
            let (count, meanings) =
                (1...min(TimeVocabulary.longest, open.count)).reversed().lazy
                .compactMap { count in
                    TimeVocabulary.meanings(of: open.prefix(count).map { TimeVocabulary.key($0) }.joined(separator: " ")).map {
                        (count, $0)
                    }
                }
                .first ?? (1, [])
            let typed = open.prefix(count).joined(separator: " ")
            if meanings.isEmpty { append(.unknown, String(first)) }
            for meaning in meanings { append(.word(meaning), typed) }
            open = open.dropFirst(count)
        }
        words = []
    }

    // MARK: Numbers

    private mutating func scanNumber() {
        let start = rest
        let meaning = takeDay() ?? takeClock() ?? takeOrdinal() ?? takeDigits().map { .number($0.value, digits: $0.count) }
        if meaning == nil { rest = rest.drop(while: Self.isDigit) }
        append(meaning ?? .unknown, String(start[..<rest.startIndex]))
        // ISO 8601 has a T between day and time of day.
        if case .date? = meaning, let t = rest.first, "tT".contains(t), rest.dropFirst().first.map(Self.isDigit) ?? false {
            rest.removeFirst()
        }
    }

    private mutating func takeDigits(_ counts: ClosedRange<Int> = 1...6) -> (value: Int, count: Int)? {
        let text = rest.prefix(while: Self.isDigit)
        guard counts.contains(text.count), let value = Int(text) else { return nil }
        rest = rest.dropFirst(text.count)
        return (value, text.count)
    }

    private mutating func take(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func takeClock() -> TimeToken.Meaning? {
        let start = rest
        let text = rest.prefix { Self.isDigit($0) || $0 == ":" }
        guard text.contains(":") else { return nil }
        rest = start.dropFirst(text.count)
        return ClockTime(text).map { .clock($0) } ?? .unknown
    }

    /// Numbers with `-`, `/` or `.` between them.
    private mutating func takeDay() -> TimeToken.Meaning? {
        let start = rest
        guard let first = takeDigits(), let separator = rest.first, "-/.".contains(separator), take(separator),
            let second = takeDigits(1...2)
        else {
            rest = start
            return nil
        }
        if first.count == 4 {
            // No year of a date that anybody types.
            if first.value >= 100, take(separator), let third = takeDigits(1...2) {
                return .date(year: first.value, month: second.value, day: third.value)
            }
            rest = start
            return nil
        }
        guard first.count <= 2 else {
            rest = start
            return nil
        }
        var year: Int?
        let end = rest
        let hasEnd = take(separator)
        if hasEnd, let third = takeDigits(2...4), third.count != 3 { year = third.value } else if separator != "." { rest = end }
        switch separator {
        case ".": return hasEnd ? .date(year: year, month: second.value, day: first.value) : .dotted(first.value, second.value)
        default: return .slashed(first.value, second.value, year: year)
        }
    }

    /// `3.`, `3rd` and German `3ten`.
    private mutating func takeOrdinal() -> TimeToken.Meaning? {
        let start = rest
        guard let number = takeDigits(1...2) else { return nil }
        if take(".") { return .ordinal(number.value) }
        let ending = rest.prefix(while: \.isLetter)
        guard ["st", "nd", "rd", "th", "te", "ten", "ter"].contains(ending.lowercased()) else {
            rest = start
            return nil
        }
        rest = rest.dropFirst(ending.count)
        return .ordinal(number.value)
    }
}
