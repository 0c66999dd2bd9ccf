import KeepInTouch

/// The date of a message (RFC 5322, sections 3.3 and 4.3): a day as it was where it was written, and the moment.
package struct MailDate: Equatable {
    package let day: CivilDate
    package let moment: Instant

    /// Nil where no day can be made of it. Weekdays are not looked at, and a missing zone counts as UTC.
    package init?(_ text: String) {
        var words = Self.words(text)
        if let first = words.first, !first.allSatisfy(\.isNumber) { words.removeFirst() }
        guard words.count >= 4, let day = Int(words[0]), words[0].utf8.count <= 2,
            let month = Self.months.firstIndex(of: words[1].prefix(3).lowercased()), let year = Self.year(words[2]),
            let date = CivilDate(year: year, month: month + 1, day: day), let time = ClockTime(words[3])
        else { return nil }
        let offset = words.count > 4 ? Self.offset(words[4]) : 0
        self.day = date
        moment = Instant(seconds: Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay - offset))
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// The words outside of comments; the comma belongs to the weekday.
    private static func words(_ text: String) -> [Substring] {
        var depth = 0
        let plain = text.map { character -> Character in
            if character == "(" { depth += 1 }
            defer { if character == ")", depth > 0 { depth -= 1 } }
            return depth > 0 || character == "," ? " " : character
        }
        return String(plain).split(whereSeparator: \.isWhitespace)
    }

    /// Years of two and three digits are of before the year 2000, or of the first half of this century (section 4.3).
    private static func year(_ word: Substring) -> Int? {
        guard let number = Int(word), number >= 0, word.utf8.count <= 4 else { return nil }
        return switch word.utf8.count {
        case 2: number < 50 ? 2000 + number : 1900 + number
        case 3: 1900 + number
        case 4: number
        default: nil
        }
    }

    /// Seconds ahead of UTC. What is unknown counts as UTC (section 4.3).
    private static func offset(_ word: Substring) -> Int {
        if let sign = word.first, sign == "+" || sign == "-", word.utf8.count == 5, let number = Int(word.dropFirst()) {
            let seconds = number / 100 * 3600 + number % 100 * 60
            return sign == "-" ? -seconds : seconds
        }
        let hours = ["EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7]
        return (hours[word.uppercased()] ?? 0) * 3600
    }
}
