import VCard

/// Reads dates as exports write them. A date that is not certain is none.
enum DayText {
    /// The date in a card's form (`1985-04-12`, `--04-12`); nil if it can't be read or, like `0/0/00`, is no date.
    ///
    /// With slashes the order is month, day, year, as in Outlook, unless the first number can't be a month. With dots it is day, month,
    /// year. A year of two digits is in 1969 to 2068, as in strptime(3).
    static func card(_ text: String) -> String? {
        let text = text.trimmingBlanks
        if text.hasPrefix("--") { return date(PartialDate(text)) }
        let parts = text.split { " -/.,".contains($0) }.map(String.init)
        guard parts.count == 3 else { return nil }
        if parts[0].count == 4 { return day(parts[0], Int(parts[1]), parts[2]) }
        if let month = month(parts[1]) { return day(parts[2], month, parts[0]) }
        if let month = month(parts[0]) { return day(parts[2], month, parts[1]) }
        guard let first = Int(parts[0]), let second = Int(parts[1]) else { return nil }
        let isDayFirst = text.contains(".") || first > 12
        return isDayFirst ? day(parts[2], second, parts[0]) : day(parts[2], first, String(second))
    }

    /// The date from three cells. The year may be empty.
    static func card(year: String, month: String, day: String) -> String? {
        guard year.trimmingBlanks.isEmpty else { return self.day(year.trimmingBlanks, Int(month), day) }
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

    /// The month with this English or German name, or abbreviation of three letters.
    private static func month(_ name: String) -> Int? {
        let beginning = name.lowercased().prefix(3)
        return months.firstIndex { $0.contains(String(beginning)) }.map { $0 + 1 }
    }

    private static let months = [
        ["jan", "jän"], ["feb"], ["mar", "mär", "mrz"], ["apr"], ["may", "mai"], ["jun"], ["jul"], ["aug"], ["sep"], ["oct", "okt"],
        ["nov"], ["dec", "dez"],
    ]
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
