import KeepInTouch

extension RecurrenceRule {
    /// What is wrong with a rule: the part that isn't as RFC 5545 wants it.
    package struct Invalid: Error, Hashable, Sendable {
        /// The part's name, or what is missing.
        package let part: String
    }

    /// The longest rule that is read, in bytes. All parts with all their values are not as long.
    static let maximumBytes = 8192

    /// Reads an RRULE's value. Throws where it isn't valid: an unknown value, a part twice, or parts that exclude each other.
    package init(parsing text: some StringProtocol) throws(Invalid) {
        guard text.utf8.count <= Self.maximumBytes else { throw Invalid(part: "at most \(Self.maximumBytes) bytes") }
        var parts: [(name: String, value: String)] = []
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = sides[0].trimmingBlanks.uppercased()
            guard sides.count == 2, !parts.contains(where: { $0.name == name }) else { throw Invalid(part: String(name.prefix(40))) }
            parts.append((name, sides[1].trimmingBlanks.uppercased()))
        }
        guard let frequency = parts.first(where: { $0.name == "FREQ" }).flatMap({ Frequency(rawValue: $0.value) }) else {
            throw Invalid(part: "FREQ")
        }
        self.init(frequency)
        for (name, value) in parts where name != "FREQ" {
            guard read(name, value) else { throw Invalid(part: String(name.prefix(40))) }
        }
        if let part = contradiction { throw Invalid(part: part) }
    }

    /// Reads one part. False where its value isn't valid.
    private mutating func read(_ name: String, _ value: String) -> Bool {
        switch name {
        case "INTERVAL":
            guard let number = Self.number(value), number > 0 else { return false }
            interval = number
        case "COUNT":
            guard let number = Self.number(value), number > 0 else { return false }
            count = number
        case "UNTIL":
            until = CalendarTime(value, zone: nil)
            return until != nil
        case "WKST":
            guard let day = Self.weekday(value) else { return false }
            weekStart = day
        case "BYDAY": return Self.list(value, into: &days, Self.day)
        case "BYMONTHDAY": return Self.list(value, into: &monthDays) { Self.number($0, within: 31) }
        case "BYYEARDAY": return Self.list(value, into: &yearDays) { Self.number($0, within: 366) }
        case "BYWEEKNO": return Self.list(value, into: &weekNumbers) { Self.number($0, within: 53) }
        case "BYSETPOS": return Self.list(value, into: &positions) { Self.number($0, within: 366) }
        case "BYMONTH": return Self.list(value, into: &months) { Self.number($0).flatMap { 1...12 ~= $0 ? $0 : nil } }
        case "BYHOUR": return Self.list(value, into: &hours) { Self.number($0).flatMap { $0 < 24 ? $0 : nil } }
        case "BYMINUTE": return Self.list(value, into: &minutes) { Self.number($0).flatMap { $0 < 60 ? $0 : nil } }
        case "BYSECOND": return Self.list(value, into: &seconds) { Self.number($0).flatMap { $0 <= 60 ? $0 : nil } }
        // RFC 7529: the calendar that everybody has, and days that a month doesn't have left out, which is the default.
        case "RSCALE" where value == "GREGORIAN", "SKIP" where value == "OMIT": break
        default: foreignPart = String(name.prefix(40))
        }
        return true
    }

    /// The part that must not be there beside the others (RFC 5545, section 3.3.10).
    private var contradiction: String? {
        let hasOrdinals = days.contains { $0.ordinal != 0 }
        let isInDays = frequency == .daily || frequency == .weekly || frequency == .monthly
        if count != nil, until != nil { return "COUNT or UNTIL, not both" }
        if hasOrdinals, frequency != .monthly && frequency != .yearly || !weekNumbers.isEmpty { return "BYDAY without numbers" }
        if !monthDays.isEmpty, frequency == .weekly { return "BYMONTHDAY" }
        if !yearDays.isEmpty, isInDays { return "BYYEARDAY" }
        if !weekNumbers.isEmpty, frequency != .yearly { return "BYWEEKNO" }
        let others = [months, monthDays, yearDays, weekNumbers, hours, minutes, seconds]
        return !positions.isEmpty && days.isEmpty && others.allSatisfy(\.isEmpty) ? "BYSETPOS" : nil
    }

    /// Reads a list without doubles; false where it is empty or a value isn't valid.
    private static func list<Value: Hashable>(_ text: String, into values: inout [Value], _ read: (Substring) -> Value?) -> Bool {
        var known: Set<Value> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let value = read(part.trimmingBlanks) else { return false }
            if known.insert(value).inserted { values.append(value) }
        }
        return true
    }

    /// A number of one to nine digits.
    private static func number(_ text: some StringProtocol) -> Int? {
        guard 1...9 ~= text.utf8.count, text.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
        return Int(text)
    }

    /// A number with or without a sign, from 1 or -1 to the bound.
    private static func number(_ text: Substring, within bound: Int) -> Int? {
        let isNegative = text.first == "-"
        guard let number = number(isNegative || text.first == "+" ? text.dropFirst() : text), 1...bound ~= number else { return nil }
        return isNegative ? -number : number
    }

    private static func day(_ text: Substring) -> Day? {
        guard let weekday = weekday(text.suffix(2)) else { return nil }
        guard text.utf8.count > 2 else { return Day(ordinal: 0, weekday: weekday) }
        return number(text.dropLast(2), within: 53).map { Day(ordinal: $0, weekday: weekday) }
    }

    private static func weekday(_ text: some StringProtocol) -> Weekday? {
        switch text {
        case "MO": .monday
        case "TU": .tuesday
        case "WE": .wednesday
        case "TH": .thursday
        case "FR": .friday
        case "SA": .saturday
        case "SU": .sunday
        default: nil
        }
    }
}

extension StringProtocol {
    /// The text without blanks at its ends.
    var trimmingBlanks: Substring {
        var part = Substring(self)
        while part.first == " " || part.first == "\t" { part.removeFirst() }
        while part.last == " " || part.last == "\t" { part.removeLast() }
        return part
    }
}
