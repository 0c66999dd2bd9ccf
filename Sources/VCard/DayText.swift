/// Which of the first two numbers of a date such as `12/08/1985` is the day.
package enum DayOrder: Sendable, Equatable {
    case dayFirst, monthFirst
}

/// Reads dates as people and programs write them, beside the ways that vCard has.
package enum DayText {
    /// The date in a card; nil if it can't be read, or could be read in two ways as `12/08/1985` can.
    static func certain(_ text: String) -> PartialDate? {
        let text = withoutTime(text.trimmed)
        let plain = PartialDate(text)
        return plain.month != nil ? plain : card(text, order: nil).map { PartialDate($0) }
    }

    /// What a date tells about the order of day and month in its file; nil: it says a month by its name, has the year first, dots, or is
    /// none.
    package static func order(of text: String) -> (order: DayOrder?, isOpen: Bool)? {
        let text = withoutTime(text.trimmed)
        guard !text.contains("."), let (first, second) = firstNumbers(of: text), 1...31 ~= first, 1...31 ~= second else { return nil }
        if first > 12 { return second > 12 ? nil : (.dayFirst, false) }
        return second > 12 ? (.monthFirst, false) : (nil, first != second)
    }

    /// Without a time of day behind a space, a `t`, or in the last six of fourteen digits.
    private static func withoutTime(_ text: String) -> String {
        if text.utf8.count == 14, text.utf8.allSatisfy(Ascii.isDigit) { return String(text.prefix(8)) }
        guard let colon = text.firstIndex(of: ":"), let end = text[..<colon].lastIndex(where: { "Tt ".contains($0) }) else { return text }
        return String(text[..<end])
    }

    /// Of three numbers with the same separator between them, the last of which is a year.
    private static func firstNumbers(of text: String) -> (Int, Int)? {
        let parts = text.split(omittingEmptySubsequences: false) { "/-. ".contains($0) }
        guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy { "0"..."9" ~= $0 } }), 1...2 ~= parts[0].count, 1...2 ~= parts[1].count,
            [2, 4].contains(parts[2].count), let first = Int(parts[0]), let second = Int(parts[1])
        else { return nil }
        return (first, second)
    }

    /// The date in a card's form (`1985-04-12`, `--04-12`); nil if it can't be read or, like `0/0/00`, is no date.
    ///
    /// With dots the order is day, month, year. Otherwise `order` decides where both numbers can be either, and without it nothing is read.
    /// A year of two digits is in 1969 to 2068, as in strptime(3).
    package static func card(_ text: String, order: DayOrder?) -> String? {
        let text = withoutTime(text.trimmed)
        if text.hasPrefix("--") { return date(PartialDate(text)) }
        let parts = text.split { " -/.,".contains($0) }.map(String.init)
        if parts.count == 2 { return yearless(parts, isDotted: text.contains(".")) }
        guard parts.count == 3 else { return nil }
        if parts[0].count == 4 { return day(parts[0], Int(parts[1]), parts[2]) }
        if let month = month(parts[1]) { return day(parts[2], month, parts[0]) }
        if let month = month(parts[0]) { return day(parts[2], month, parts[1]) }
        guard let first = Int(parts[0]), let second = Int(parts[1]) else { return nil }
        let isOpen = first <= 12 && second <= 12 && first != second && !text.contains(".")
        if isOpen, order == nil { return nil }
        let isDayFirst = text.contains(".") || first > 12 || isOpen && order == .dayFirst
        return isDayFirst ? day(parts[2], second, parts[0]) : day(parts[2], first, String(second))
    }

    /// `31.12.`, `31 December` or `December 31`, which are clear without an order.
    private static func yearless(_ parts: [String], isDotted: Bool) -> String? {
        if let month = month(parts[1]) { return card(year: "", month: String(month), day: parts[0]) }
        if let month = month(parts[0]) { return card(year: "", month: String(month), day: parts[1]) }
        return isDotted ? card(year: "", month: parts[1], day: parts[0]) : nil
    }

    /// The date from three cells. The year may be empty.
    package static func card(year: String, month: String, day: String) -> String? {
        guard year.trimmed.isEmpty else { return self.day(year.trimmed, Int(month), day) }
        return Int(month).flatMap { month in Int(day).flatMap { date(PartialDate("--\(padded(month))\(padded($0))")) } }
    }

    private static func day(_ year: String, _ month: Int?, _ day: String) -> String? {
        guard var number = Int(year), 0...9999 ~= number, let month, 1...12 ~= month, let day = Int(day), 1...31 ~= day else { return nil }
        if year.count == 2 { number += number < 69 ? 2000 : 1900 }
        guard number >= 1000 else { return nil }
        return date(PartialDate("\(number)-\(padded(month))-\(padded(day))"))
    }

    private static func date(_ date: PartialDate) -> String? {
        guard let month = date.month, let day = date.day else { return nil }
        return (date.year.map(String.init) ?? "-") + "-" + padded(month) + "-" + padded(day)
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The month with this English, German, French or Spanish name, or abbreviation of three letters.
    private static func month(_ name: String) -> Int? {
        let name = name.lowercased()
        if name.hasPrefix("jui") { return name.hasPrefix("juil") ? 7 : 6 }
        let beginning = name.prefix(3)
        return months.firstIndex { $0.contains(String(beginning)) }.map { $0 + 1 }
    }

    private static let months = [
        ["jan", "jän", "ene"], ["feb", "fév", "fev"], ["mar", "mär", "mrz"], ["apr", "avr", "abr"], ["may", "mai"], ["jun"], ["jul"],
        ["aug", "aoû", "aou", "ago"], ["sep"], ["oct", "okt"], ["nov"], ["dec", "dez", "déc", "dic"],
    ]
}
