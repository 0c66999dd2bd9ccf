/// A date in a card: year, month or day may be missing (RFC 6350, section 4.3; RFC 2426, section 3.1.5).
package struct PartialDate: Sendable, Equatable {
    /// The year, if the card has one. `--0412`, `0000-04-12` and Apple's 1604 for "no year" have none.
    package let year: Int?
    /// The month, 1 to 12.
    package let month: Int?
    /// The day of the month, 1 to 31, valid for the month.
    package let day: Int?
    /// The part after the `T` of a date-time as written, including the zone: `231000Z`.
    package let time: String?
    /// The whole value as written. For free text ("circa 1800") and impossible dates nothing else is set.
    package let text: String

    /// Whether both name the same month and day.
    func isOnSameDay(as other: PartialDate) -> Bool { month == other.month && day == other.day }

    /// Parses `1985-04-12`, `19850412`, `1985-04`, `1985`, `--0412`, `--04`, `---12`, and any of these with a time after a `T`.
    ///
    /// `omittedYear` is the year that means none (Apple's X-APPLE-OMIT-YEAR).
    package init(_ text: String, omittedYear: Int? = nil) {
        self.text = text
        var value = text.trimmed
        let (date, time) = value.withUTF8 { value in
            let end = value.firstIndex(of: UInt8(ascii: "T")) ?? value.endIndex
            let date = Self.date(UnsafeBufferPointer(rebasing: value[..<end]))
            let behind = value[end...].dropFirst()
            let isTime = end == value.startIndex && behind.first.map(Ascii.isDigit) == true
            return (date, end < value.endIndex && (date != nil || isTime) ? String(decoding: behind, as: UTF8.self) : nil)
        }
        self.time = time
        year = date?.year == omittedYear || date?.year == 0 ? nil : date?.year
        month = date?.month
        day = date?.day
    }

    /// A value that its VALUE parameter declares as text.
    init(verbatim text: String) {
        self.text = text
        year = nil
        month = nil
        day = nil
        time = nil
    }

    /// A date property's value, read as its parameters say.
    init(_ property: Property) {
        let written = Self.asDeclared(property)
        let isRead = written.year != nil || written.month != nil || written.day != nil || property.calendar != nil
        let date = isRead ? written : DayText.certain(property.text) ?? written
        // Midnight in Central and Eastern Europe, written in UTC, which is the day before.
        let isMidnight = date.time.map { ["230000Z", "220000Z"].contains($0.filter { $0 != ":" }) } ?? false
        self = isMidnight ? date.nextDay : date
    }

    private static func asDeclared(_ property: Property) -> PartialDate {
        guard property.hasParameters else { return PartialDate(property.text) }
        // The same digits are another day there.
        if property.calendar != nil { return PartialDate(verbatim: property.text) }
        let isText = property.mentions("text") && property.parameter("VALUE").first.map { Ascii.equal($0.utf8, "text") } ?? false
        let omit = "X-APPLE-OMIT-YEAR"
        let omitted = property.mentions(omit) ? property.parameter(omit).first.flatMap { Int($0) } : nil
        return isText ? PartialDate(verbatim: property.text) : PartialDate(property.text, omittedYear: omitted)
    }

    private init(year: Int?, month: Int, day: Int, text: String) {
        self.year = year
        self.month = month
        self.day = day
        self.text = text
        time = nil
    }

    /// The day after it, where it has a month and a day.
    private var nextDay: PartialDate {
        guard let month, let day else { return self }
        if day < Self.days(inMonth: month, year: year) { return PartialDate(year: year, month: month, day: day + 1, text: text) }
        return month < 12
            ? PartialDate(year: year, month: month + 1, day: 1, text: text)
            : PartialDate(year: year.map { $0 + 1 }, month: 1, day: 1, text: text)
    }

    /// The years that programs write where they know none.
    private static let placeholders: Set<Int> = [0, 1, 1600, 1601, 1604]

    /// The year, if it isn't one that stands for none.
    package var knownYear: Int? { year.flatMap { Self.placeholders.contains($0) ? nil : $0 } }

    /// `1978-03-11`, or `--03-11` where no year is known; nil if it doesn't name a day.
    package var dayText: String? {
        guard let month, let day else { return nil }
        func padded(_ number: Int, _ count: Int = 2) -> String {
            String(repeating: "0", count: max(0, count - "\(number)".count)) + "\(number)"
        }
        return "\(knownYear.map { padded($0, 4) } ?? "-")-\(padded(month))-\(padded(day))"
    }

    private typealias Parts = (year: Int?, month: Int?, day: Int?)

    private static func date(_ text: UnsafeBufferPointer<UInt8>) -> Parts? {
        guard let parts = parts(text) else { return nil }
        if let month = parts.month, !(1...12 ~= month) { return nil }
        if let day = parts.day, day < 1 || day > days(inMonth: parts.month, year: parts.year) { return nil }
        return parts
    }

    /// Distinguishes the formats by the length and the places of the dashes.
    private static func parts(_ text: UnsafeBufferPointer<UInt8>) -> Parts? {
        let count = text.count
        guard count <= 10 else { return nil }
        var dashes = 0
        // Four bits per character.
        var digits: UInt64 = 0
        for (place, byte) in text.enumerated() {
            guard Ascii.isDigit(byte) || byte == UInt8(ascii: "-") else { return nil }
            if byte == UInt8(ascii: "-") { dashes |= 1 << place }
            digits = digits << 4 | UInt64(Ascii.isDigit(byte) ? byte - 48 : 0)
        }
        func number(_ range: Range<Int>) -> Int {
            range.reduce(0) { $0 * 10 + Int(digits >> (4 * UInt64(count - 1 - $1)) & 15) }
        }
        return switch (count, dashes) {
        case (10, 1 << 4 | 1 << 7): (number(0..<4), number(5..<7), number(8..<10))
        case (8, 0): (number(0..<4), number(4..<6), number(6..<8))
        case (7, 1 << 4): (number(0..<4), number(5..<7), nil)
        case (4, 0): (number(0..<4), nil, nil)
        case (6, 0b11): (nil, number(2..<4), number(4..<6))
        case (7, 0b11 | 1 << 4): (nil, number(2..<4), number(5..<7))
        case (4, 0b11): (nil, number(2..<4), nil)
        case (5, 0b111): (nil, nil, number(3..<5))
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
