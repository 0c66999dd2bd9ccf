/// A date as a card says it: any of year, month and day may be missing (RFC 6350, section 4.3; RFC 2426, section 3.1.5).
public struct PartialDate: Sendable, Equatable {
    /// The year, if the card gives one. Never invented: `--0412`, `0000-04-12` and Apple's 1604 for "no year" have none.
    public let year: Int?
    /// The month, 1 to 12.
    public let month: Int?
    /// The day of the month, 1 to 31; one that the month has.
    public let day: Int?
    /// What follows the `T` of a date-time as written, zone included: `231000Z`.
    public let time: String?
    /// The whole value as written. All there is, if it is free text ("circa 1800") or no possible date.
    public let text: String

    /// Reads `1985-04-12`, `19850412`, `1985-04`, `1985`, `--0412`, `--04`, `---12` and any of them with a time behind a `T`.
    ///
    /// `omittedYear` is the year that stands for none, as Apple's X-APPLE-OMIT-YEAR says.
    public init(_ text: String, omittedYear: Int? = nil) {
        self.text = text
        let value = text.trimmed
        let parts = value.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let date = parts.first.flatMap { Self.date(Array($0.utf8)) }
        let isTime = parts.first?.isEmpty == true && parts.count == 2 && parts[1].utf8.first.map(Ascii.isDigit) == true
        time = parts.count == 2 && (date != nil || isTime) ? String(parts[1]) : nil
        year = date?.year == omittedYear || date?.year == 0 ? nil : date?.year
        month = date?.month
        day = date?.day
    }

    /// A value that is text by its VALUE parameter, whatever it looks like.
    init(verbatim text: String) {
        self.text = text
        year = nil
        month = nil
        day = nil
        time = nil
    }

    /// A date property's value, with what its parameters say about it.
    init(_ property: Property) {
        let isText = property.parameter("VALUE").first.map { Ascii.equal($0.utf8, "text") } ?? false
        let omitted = property.parameter("X-APPLE-OMIT-YEAR").first.flatMap { Int($0) }
        self = isText ? PartialDate(verbatim: property.text) : PartialDate(property.text, omittedYear: omitted)
    }

    private typealias Parts = (year: Int?, month: Int?, day: Int?)

    private static func date(_ text: [UInt8]) -> Parts? {
        guard let parts = parts(text) else { return nil }
        if let month = parts.month, !(1...12 ~= month) { return nil }
        if let day = parts.day, day < 1 || day > days(inMonth: parts.month, year: parts.year) { return nil }
        return parts
    }

    /// The shapes, with `n` for a digit.
    private static func parts(_ text: [UInt8]) -> Parts? {
        func number(_ range: Range<Int>) -> Int { text[range].reduce(0) { $0 * 10 + Int($1 - 48) } }
        return switch String(decoding: text.map { Ascii.isDigit($0) ? 0x6E : $0 }, as: UTF8.self) {
        case "nnnn-nn-nn": (number(0..<4), number(5..<7), number(8..<10))
        case "nnnnnnnn": (number(0..<4), number(4..<6), number(6..<8))
        case "nnnn-nn": (number(0..<4), number(5..<7), nil)
        case "nnnn": (number(0..<4), nil, nil)
        case "--nnnn": (nil, number(2..<4), number(4..<6))
        case "--nn-nn": (nil, number(2..<4), number(5..<7))
        case "--nn": (nil, number(2..<4), nil)
        case "---nn": (nil, nil, number(3..<5))
        default: nil
        }
    }

    private static func days(inMonth month: Int?, year: Int?) -> Int {
        switch month {
        case 2:
            guard let year, year != 0 else { return 29 }
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }
}
