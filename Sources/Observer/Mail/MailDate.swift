import KeepInTouch

/// The date of a message (RFC 5322, sections 3.3 and 4.3): a day as it was where it was written, and the moment.
package struct MailDate: Equatable {
    package let day: CivilDate
    package let moment: Instant

    private typealias Word = ArraySlice<UInt8>

    /// Nil where no day can be made of it. Weekdays are not looked at, and a missing zone counts as UTC.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        var words = Self.words(text.utf8)[...]
        if let first = words.first, !first.allSatisfy(Ascii.isDigit) { words.removeFirst() }
        guard words.count >= 4 else { return nil }
        let first = words.startIndex
        guard let day = Self.number(words[first], digits: 1...2), let month = Self.month(words[first + 1]),
            let year = Self.year(words[first + 2]),
            let date = CivilDate(year: year, month: month, day: day), let seconds = Self.seconds(words[first + 3])
        else { return nil }
        let offset = words.count > 4 ? Self.offset(words[first + 4]) : 0
        self.day = date
        moment = Instant(seconds: Int64(date.dayNumber) * 86_400 + Int64(seconds - offset))
    }

    /// No date is longer, with all the comments that programs write.
    private static let longest = 1000

    /// The words outside of comments; the comma belongs to the weekday. There may be spaces around colons (section 4.3).
    private static func words(_ text: String.UTF8View) -> [Word] {
        var (depth, isQuoted) = (0, false)
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        for byte in text {
            switch byte {
            case _ where isQuoted: isQuoted = false
            case UInt8(ascii: "\\") where depth > 0: isQuoted = true
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")") where depth > 0:
                depth -= 1
                plain.append(Ascii.space)
            case _ where depth > 0: break
            case UInt8(ascii: ","): plain.append(Ascii.space)
            case Ascii.colon:
                while plain.last == Ascii.space { plain.removeLast() }
                plain.append(byte)
            case _ where Ascii.isBlank(byte): if plain.last != Ascii.colon { plain.append(Ascii.space) }
            default: plain.append(byte)
            }
        }
        return plain.split(separator: Ascii.space)
    }

    private static func number(_ word: Word, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(word.count), word.allSatisfy(Ascii.isDigit) else { return nil }
        return word.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func month(_ word: Word) -> Int? {
        let name = word.prefix(3)
        guard name.count == 3 else { return nil }
        return (0..<12).first { month in name.elementsEqual(months[month * 3..<month * 3 + 3]) { Ascii.small($0) == $1 } }.map { $0 + 1 }
    }

    private static let months = Array("janfebmaraprmayjunjulaugsepoctnovdec".utf8)

    /// The seconds of "10:00" or "10:00:00" after midnight. A leap second belongs to the one before.
    private static func seconds(_ word: Word) -> Int? {
        let parts = word.split(separator: Ascii.colon, omittingEmptySubsequences: false)
        guard 2...3 ~= parts.count, let hours = number(parts[0], digits: 1...2), let minutes = number(parts[1], digits: 2...2),
            let seconds = parts.count == 3 ? number(parts[2], digits: 2...2) : 0, hours < 24, minutes < 60, seconds <= 60
        else { return nil }
        return hours * 3600 + minutes * 60 + min(seconds, 59)
    }

    /// Years of two and three digits are of before the year 2000, or of the first half of this century (section 4.3).
    private static func year(_ word: Word) -> Int? {
        guard let number = number(word, digits: 2...4) else { return nil }
        return switch word.count {
        case 2: number < 50 ? 2000 + number : 1900 + number
        case 3: 1900 + number
        default: number
        }
    }

    /// Kiritimati's, in seconds.
    private static let farthest = 14 * 3600

    /// Seconds ahead of UTC. What is unknown counts as UTC (section 4.3), and so does what no place has: a day must not lie far from its
    /// moment.
    private static func offset(_ word: Word) -> Int {
        if let sign = word.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let number = number(word.dropFirst(), digits: 4...4)
        {
            let seconds = number / 100 * 3600 + number % 100 * 60
            return seconds > farthest ? 0 : sign == UInt8(ascii: "-") ? -seconds : seconds
        }
        guard word.count == 3 else { return 0 }
        return (zones[String(decoding: word, as: UTF8.self).uppercased()] ?? 0) * 3600
    }

    private static let zones = ["EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7]
}
