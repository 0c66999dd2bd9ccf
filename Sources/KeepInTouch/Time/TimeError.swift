import Phrases

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

extension TimeError {
    /// A word of a time that is not understood, or stands where it means nothing.
    static func unreadable(_ word: String, in text: String, _ direction: TimeExpression.Direction) -> TimeError {
        let isWhole = word == text
        switch direction {
        case .past:
            return TimeError(
                isWhole
                    ? Phrase("can't read \"\(text)\" as a time; try \"yesterday 18:00\" or \"2 weeks ago\"")
                    : Phrase("can't read \"\(word)\" in the time \"\(text)\"; try \"yesterday 18:00\" or \"2 weeks ago\""))
        case .future:
            return TimeError(
                isWhole
                    ? Phrase("can't read \"\(text)\" as a time; try \"tomorrow 9:00\" or \"in 2 weeks\"")
                    : Phrase("can't read \"\(word)\" in the time \"\(text)\"; try \"tomorrow 9:00\" or \"in 2 weeks\""))
        }
    }

    /// A day on which something happened, and which has not come yet.
    package static func stillToCome(_ text: String) -> TimeError { TimeError(Phrase("\"\(text)\" is still to come")) }

    /// A text that is no span, or a word in it that is none.
    static func notSpan(_ text: String) -> TimeError {
        TimeError(Phrase("a span is a number and a unit (3d, \"2 weeks\", \"1h 30min\"), not \"\(text)\""))
    }

    static func missingUnit(_ number: Int) -> TimeError {
        TimeError(Phrase("a unit is missing after \(number): 3d, or in quotation marks \"3 weeks\""))
    }

    static func unknownUnit(_ unit: String) -> TimeError {
        TimeError(Phrase("unknown unit \"\(unit)\": minutes, hours, days, weeks, months and years are known"))
    }

    static func minutesOrMonths(_ number: Int) -> TimeError {
        TimeError(
            Phrase(
                number, "\"\(number)m\" could be minutes or months: write \(number)min or \(number) month",
                "\"\(number)m\" could be minutes or months: write \(number)min or \(number) months"))
    }
}
