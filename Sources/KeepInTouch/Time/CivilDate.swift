/// A day of the proleptic Gregorian calendar, in no time zone: what a calendar on the wall shows.
///
/// Due dates are civil days and cadences are calendar arithmetic on them, so that neither a clock change nor a
/// journey ever moves a due date by an hour.
package struct CivilDate: Hashable, Sendable {
    /// Days since 1970-01-01, which is day 0.
    package let dayNumber: Int32

    /// The earliest and the latest day that can be written with a four-digit year (ISO 8601).
    package static let range = CivilDate(dayNumber: -719_162)...CivilDate(dayNumber: 2_932_896)

    /// The day that lies `dayNumber` days after 1970-01-01.
    package init(dayNumber: Int32) {
        self.dayNumber = dayNumber
    }

    /// The day with these numbers, or nil where no calendar has it (30 February, year 0).
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day) else {
            return nil
        }
        // Counting years from March puts the leap day last, so that the months before it have fixed lengths.
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = (month + 9) % 12
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        self.dayNumber = Int32(365 * marchYear + leapDays + dayOfYear - 719_468)
    }

    /// Year (1 to 9999), month (1 to 12) and day (1 to 31).
    package var components: (year: Int, month: Int, day: Int) {
        let days = Int(dayNumber) + 719_468
        let era = days >= 0 ? days / 146_097 : (days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The year alone.
    package var year: Int { components.year }

    /// The day of the week.
    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday.allCases[(Int(dayNumber) % 7 + 7 + 3) % 7]
    }

    /// The day `days` later (earlier when negative), kept inside ``range``.
    package func adding(days: Int) -> CivilDate {
        let sum = Int64(dayNumber) + Int64(Int32(clamping: days))
        let bounds = Int64(Self.range.lowerBound.dayNumber)...Int64(Self.range.upperBound.dayNumber)
        return CivilDate(dayNumber: Int32(min(max(sum, bounds.lowerBound), bounds.upperBound)))
    }

    /// The same day `months` later; where that month is too short, its last day (31 January + 1 month = 28 or 29 February).
    package func adding(months: Int) -> CivilDate {
        let (year, month, day) = components
        let index = min(max(year * 12 + month - 1 + Int(Int32(clamping: months)), 12), 9999 * 12 + 11)
        let lastDay = Self.days(inMonth: index % 12 + 1, of: index / 12)
        return CivilDate(year: index / 12, month: index % 12 + 1, day: min(day, lastDay)) ?? self
    }

    /// Days from `other` to this day; negative when `other` is later.
    package func days(since other: CivilDate) -> Int {
        Int(dayNumber) - Int(other.dayNumber)
    }

    /// How many days a month has (28 to 31).
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

extension CivilDate: Comparable {
    /// Whether the left day comes before the right one.
    package static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }
}

extension CivilDate: CustomStringConvertible, LosslessStringConvertible {
    /// ISO 8601: `2026-08-01`.
    package var description: String {
        let (year, month, day) = components
        guard 0...9999 ~= year else { return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
        return String(unsafeUninitializedCapacity: Self.length) { text in
            write(to: text)
            return Self.length
        }
    }

    /// How many bytes ``write(to:)`` sets.
    package static let length = 10

    /// Writes the description of a day in ``range`` into the first bytes.
    package func write(to text: UnsafeMutableBufferPointer<UInt8>) {
        let (year, month, day) = components
        func set(_ place: Int, _ digits: Int) {
            text[place] = UInt8(ascii: "0") + UInt8(digits / 10)
            text[place + 1] = UInt8(ascii: "0") + UInt8(digits % 10)
        }
        set(0, year / 100)
        set(2, year % 100)
        text[4] = UInt8(ascii: "-")
        set(5, month)
        text[7] = UInt8(ascii: "-")
        set(8, day)
    }

    /// Reads ISO 8601's extended form and nothing else: `2026-08-01`.
    package init?(_ description: String) {
        var text = description
        // By bytes and not by characters: a list of 10,000 contacts has 30,000 days.
        guard let date = text.withUTF8(Self.read) else { return nil }
        self = date
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>) -> CivilDate? {
        let hyphen = UInt8(ascii: "-")
        guard text.count == 10, text[4] == hyphen, text[7] == hyphen, let year = number(text[0..<4]), let month = number(text[5..<7]),
            let day = number(text[8..<10])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var number = 0
        for byte in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }
}

/// A day of the week, Monday first (ISO 8601).
package enum Weekday: String, CaseIterable, Hashable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// The day that a full English name or its first three letters name, in any case.
    package init?(named text: some StringProtocol) {
        let lower = text.lowercased()
        guard let day = Self.allCases.first(where: { $0.rawValue == lower || $0.rawValue.prefix(3) == lower }) else { return nil }
        self = day
    }
}

/// The number in decimal digits, filled up with zeros on the left.
func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

/// The value of a run of one to nine ASCII digits; `Int("+5")` would let a sign through.
func digits(_ text: some StringProtocol) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
        return nil
    }
    return Int(text)
}
