import KeepInTouch

/// Which days a rule names. Each BY part is a condition, and a day has to meet all of them; that says the same as RFC 5545's table of
/// parts that expand and parts that limit (section 3.3.10), because the periods are gone through day by day.
struct DayFilter {
    private let frequency: RecurrenceRule.Frequency
    private let weekStart: Int
    /// Weekdays that count every week; bit 0 is Monday. Nil: BYDAY says nothing of any weekday.
    private var weekdays: UInt8?
    private var ordinals: Set<RecurrenceRule.Day> = []
    private var months: UInt16 = 0
    private var monthDays = SignedNumbers()
    private var yearDays = SignedNumbers()
    private var weekNumbers = SignedNumbers()

    /// The filter of a rule whose first day is `start`, which says what the rule leaves out.
    init(_ rule: RecurrenceRule, start: CivilDate) {
        frequency = rule.frequency
        weekStart = rule.weekStart.index
        for month in rule.months { months |= 1 << UInt16(month) }
        monthDays = SignedNumbers(rule.monthDays)
        yearDays = SignedNumbers(rule.yearDays)
        weekNumbers = SignedNumbers(rule.weekNumbers)
        if !rule.days.isEmpty {
            weekdays = rule.days.reduce(0) { $1.ordinal == 0 ? $0 | 1 << UInt8($1.weekday.index) : $0 }
            ordinals = Set(rule.days.filter { $0.ordinal != 0 })
        }
        addDefaults(rule, start)
    }

    private mutating func addDefaults(_ rule: RecurrenceRule, _ start: CivilDate) {
        guard rule.days.isEmpty, rule.monthDays.isEmpty, rule.yearDays.isEmpty else { return }
        let (_, month, day) = start.components
        switch frequency {
        case .weekly: weekdays = 1 << UInt8(start.weekday.index)
        case .monthly: monthDays = SignedNumbers([day])
        case .yearly where rule.weekNumbers.isEmpty:
            monthDays = SignedNumbers([day])
            if rule.months.isEmpty { months = 1 << UInt16(month) }
        case .daily, .yearly, .hourly, .minutely, .secondly: break
        }
    }

    /// The months of BYMONTH, or the only one in which a yearly rule has an instance; none where all months may have some.
    var monthNumbers: [Int] { (1...12).filter { months & 1 << UInt16($0) != 0 } }

    /// Whether the rule names the day with this number.
    func contains(_ dayNumber: Int) -> Bool {
        let weekday = Self.weekday(dayNumber)
        if let weekdays, weekdays & 1 << UInt8(weekday) == 0, ordinals.isEmpty { return false }
        if months == 0, monthDays.isEmpty, yearDays.isEmpty, weekNumbers.isEmpty, ordinals.isEmpty { return true }
        let (year, month, day) = CivilDate(dayNumber: Int32(clamping: dayNumber)).components
        if months != 0, months & 1 << UInt16(month) == 0 { return false }
        let monthLength = CivilDate.days(inMonth: month, of: year)
        if !monthDays.isEmpty, !monthDays.contains(day, of: monthLength) { return false }
        if !weekNumbers.isEmpty, !isInWeek(dayNumber) { return false }
        if yearDays.isEmpty, ordinals.isEmpty { return true }
        let yearStart = Self.firstDay(ofYear: year)
        let (yearDay, yearLength) = (dayNumber - yearStart + 1, Self.firstDay(ofYear: year + 1) - yearStart)
        if !yearDays.isEmpty, !yearDays.contains(yearDay, of: yearLength) { return false }
        guard let weekdays, weekdays & 1 << UInt8(weekday) == 0 else { return true }
        let isByMonth = frequency == .monthly || months != 0
        return isOrdinal(weekday, isByMonth ? day : yearDay, of: isByMonth ? monthLength : yearLength)
    }

    /// Whether BYDAY names this weekday with the number that it has in the month or year.
    private func isOrdinal(_ weekday: Int, _ day: Int, of length: Int) -> Bool {
        let name = Weekday.allCases[weekday]
        return ordinals.contains(.init(ordinal: (day - 1) / 7 + 1, weekday: name))
            || ordinals.contains(.init(ordinal: -((length - day) / 7 + 1), weekday: name))
    }

    /// Whether the day is in a week of BYWEEKNO. A week belongs to the year in which it has four days or more (ISO 8601), even if some
    /// of its days are in another.
    private func isInWeek(_ dayNumber: Int) -> Bool {
        let week = Self.weekStart(of: dayNumber, weekStart)
        let year = CivilDate(dayNumber: Int32(clamping: week + 3)).year
        // 4 January is always in the first week.
        let first = Self.weekStart(of: Self.firstDay(ofYear: year) + 3, weekStart)
        let next = Self.weekStart(of: Self.firstDay(ofYear: year + 1) + 3, weekStart)
        return weekNumbers.contains((week - first) / 7 + 1, of: (next - first) / 7)
    }

    /// The number of a year's 1 January. The year after the calendar's last has one, too.
    static func firstDay(ofYear year: Int) -> Int {
        let before = year - 1
        return Int(CivilDate.range.lowerBound.dayNumber) + 365 * before + before / 4 - before / 100 + before / 400
    }

    /// The number of the first day of the week in which a day is.
    static func weekStart(of dayNumber: Int, _ weekStart: Int) -> Int { dayNumber - (weekday(dayNumber) - weekStart + 7) % 7 }

    /// 0 is Monday. 1970-01-01 was a Thursday.
    private static func weekday(_ dayNumber: Int) -> Int { ((dayNumber + 3) % 7 + 7) % 7 }
}

/// A set of numbers that count from the beginning, or from the end where they are negative: at most 366.
private struct SignedNumbers {
    private var fromStart: Set<Int> = []
    private var fromEnd: Set<Int> = []

    init(_ numbers: [Int] = []) {
        for number in numbers { if number > 0 { fromStart.insert(number) } else { fromEnd.insert(-number) } }
    }

    var isEmpty: Bool { fromStart.isEmpty && fromEnd.isEmpty }

    /// Whether one of them means this number, where there are `length`.
    func contains(_ number: Int, of length: Int) -> Bool {
        fromStart.contains(number) || !fromEnd.isEmpty && fromEnd.contains(length - number + 1)
    }
}

extension Weekday {
    /// 0 is Monday.
    var index: Int {
        switch self {
        case .monday: 0
        case .tuesday: 1
        case .wednesday: 2
        case .thursday: 3
        case .friday: 4
        case .saturday: 5
        case .sunday: 6
        }
    }
}
