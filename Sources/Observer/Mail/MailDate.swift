import KeepInTouch

/// The date of a message (RFC 5322, sections 3.3 and 4.3): a day as it was where it was written, and the moment.
package struct MailDate: Equatable {
    package let day: CivilDate
    package let moment: Instant

    /// Nil where no day can be made of it. Weekdays are not looked at, and a missing zone counts as UTC.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        var words = Self.words(text)
        if let first = words.first, !first.utf8.allSatisfy(Ascii.isDigit) { words.removeFirst() }
        guard words.count >= 4, let day = Int(words[0]), words[0].utf8.count <= 2,
            let month = Self.months.firstIndex(of: words[1].prefix(3).lowercased()), let year = Self.year(words[2]),
            let date = CivilDate(year: year, month: month + 1, day: day), let time = Self.time(words[3])
        else { return nil }
        let offset = words.count > 4 ? Self.offset(words[4]) : 0
        self.day = date
        moment = Instant(seconds: Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay - offset))
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// No date is longer, with all the comments that programs write.
    private static let longest = 1000

    /// The words outside of comments; the comma belongs to the weekday. There may be spaces around colons (section 4.3).
    private static func words(_ text: String) -> [String] {
        var (depth, isQuoted) = (0, false)
        let plain = text.map { character -> Character in
            defer { isQuoted = depth > 0 && character == "\\" && !isQuoted }
            if isQuoted { return " " }
            if character == "(" { depth += 1 }
            defer { if character == ")", depth > 0 { depth -= 1 } }
            return depth > 0 || character == "," ? " " : character
        }
        return String(plain).split(whereSeparator: \.isWhitespace).reduce(into: []) { words, word in
            if words.last?.last == ":" || !words.isEmpty && word.first == ":" {
                words[words.count - 1] += word
            } else {
                words.append(String(word))
            }
        }
    }

    /// A leap second belongs to the one before.
    private static func time(_ word: String) -> ClockTime? { ClockTime(word.hasSuffix(":60") ? word.dropLast(2) + "59" : word[...]) }

    /// Kiritimati's, in seconds.
    private static let farthest = 14 * 3600

    /// Years of two and three digits are of before the year 2000, or of the first half of this century (section 4.3).
    private static func year(_ word: String) -> Int? {
        guard word.utf8.count <= 4, word.utf8.allSatisfy(Ascii.isDigit), let number = Int(word) else { return nil }
        return switch word.utf8.count {
        case 2: number < 50 ? 2000 + number : 1900 + number
        case 3: 1900 + number
        case 4: number
        default: nil
        }
    }

    /// Seconds ahead of UTC. What is unknown counts as UTC (section 4.3), and so does what no place has: a day must not lie far from its
    /// moment.
    private static func offset(_ word: String) -> Int {
        let digits = word.dropFirst()
        if let sign = word.first, sign == "+" || sign == "-", digits.utf8.count == 4, digits.utf8.allSatisfy(Ascii.isDigit),
            let number = Int(digits)
        {
            let seconds = number / 100 * 3600 + number % 100 * 60
            return seconds > farthest ? 0 : sign == "-" ? -seconds : seconds
        }
        let hours = ["EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7]
        return (hours[word.uppercased()] ?? 0) * 3600
    }
}
