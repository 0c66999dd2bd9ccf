import KeepInTouch

extension RecurrenceRule {
    /// When the rule's instances start within some days, in order. `start` is the first day and its time (DTSTART), which is an instance
    /// only where the rule names it. `until` is UNTIL on the same clock.
    ///
    /// Takes time in proportion to the window and not to the years before it; with COUNT, those years are gone through, day by day.
    /// Throws where the rule can't be expanded, or has more instances than ``EventSeries/maximumInstances`` there.
    package func starts(
        from start: CivilMoment, until: CivilMoment?, in window: ClosedRange<CivilDate>, isWholeDay: Bool = false
    ) throws(Unsupported) -> [CivilMoment] {
        if let unsupported { throw unsupported }
        var walk = RuleWalk(self, start: start, until: until, window: window, isWholeDay: isWholeDay)
        return try walk.run()
    }
}

/// Goes through a rule's periods, one after the other.
private struct RuleWalk {
    /// How many days COUNT may be counted through before the window: more than a century.
    static let maximumCountedDays = 50_000

    private let rule: RecurrenceRule
    private let start: CivilMoment
    private let until: CivilMoment?
    private let first: Int
    private let last: Int
    private let filter: DayFilter
    /// The months in which a yearly rule has instances; empty where all have.
    private let months: [Int]
    /// The times of day at which instances start, in order.
    private let times: [ClockTime]
    /// How many instances COUNT still has.
    private var left: Int
    private var found: [CivilMoment] = []

    init(_ rule: RecurrenceRule, start: CivilMoment, until: CivilMoment?, window: ClosedRange<CivilDate>, isWholeDay: Bool) {
        (self.rule, self.start, self.until) = (rule, start, until)
        first = max(Int(window.lowerBound.dayNumber), Int(start.date.dayNumber))
        let end = min(Int(window.upperBound.dayNumber), Int(CivilDate.range.upperBound.dayNumber))
        last = min(end, until.map { Int($0.date.dayNumber) } ?? end)
        filter = DayFilter(rule, start: start.date)
        months = rule.frequency == .yearly ? filter.monthNumbers : []
        times = isWholeDay ? [.midnight] : Self.times(of: rule, start.time)
        left = rule.count ?? .max
    }

    private static func times(of rule: RecurrenceRule, _ start: ClockTime) -> [ClockTime] {
        let second = start.secondOfDay
        var times: [ClockTime] = []
        for hour in rule.hours.isEmpty ? [second / 3600] : rule.hours {
            for minute in rule.minutes.isEmpty ? [second / 60 % 60] : rule.minutes {
                for second in rule.seconds.isEmpty ? [second % 60] : rule.seconds {
                    times.append(ClockTime(secondOfDay: hour * 3600 + minute * 60 + second))
                }
            }
        }
        return times.sorted()
    }

    mutating func run() throws(Unsupported) -> [CivilMoment] {
        guard first <= last else { return [] }
        var index = rule.count == nil ? periods(before: first) : 0
        var counted = 0
        while left > 0 {
            let period = period(index)
            guard period.lowerBound <= last else { break }
            if period.upperBound <= first, rule.positions.isEmpty {
                left -= count(period)
            } else {
                try take(days(period, index))
            }
            if period.lowerBound < first { counted += period.count }
            guard counted < Self.maximumCountedDays else { throw .tooMany }
            index += 1
        }
        return found
    }

    /// How many instances a period before the window has, without making them.
    private func count(_ period: Range<Int>) -> Int {
        let first = Int(start.date.dayNumber)
        var count = 0
        for day in max(period.lowerBound, first)..<period.upperBound where filter.contains(day) {
            count += day > first ? times.count : times.count { $0 >= start.time }
        }
        return count
    }

    /// The days of a period that the rule names. Of a year, only its months are looked at.
    private func days(_ period: Range<Int>, _ index: Int) -> [Int] {
        guard !months.isEmpty else { return period.filter(filter.contains) }
        let year = (start.date.year + index * rule.interval) * 12
        return months.flatMap { month in
            (Self.firstDay(ofMonth: year + month - 1)..<Self.firstDay(ofMonth: year + month)).filter(filter.contains)
        }
    }

    /// Takes the instances of one period: those on these days, of which BYSETPOS chooses some.
    private mutating func take(_ days: [Int]) throws(Unsupported) {
        let total = days.count * times.count
        if rule.positions.isEmpty {
            for place in 0..<total { try take(days[place / times.count], times[place % times.count]) }
            return
        }
        let places = Set(rule.positions.map { $0 > 0 ? $0 - 1 : total + $0 }.filter { 0..<total ~= $0 })
        for place in places.sorted() { try take(days[place / times.count], times[place % times.count]) }
    }

    private mutating func take(_ day: Int, _ time: ClockTime) throws(Unsupported) {
        let moment = CivilMoment(CivilDate(dayNumber: Int32(clamping: day)), time)
        guard moment >= start, left > 0 else { return }
        left -= 1
        guard first...last ~= day, until.map({ moment <= $0 }) ?? true else { return }
        guard found.count < EventSeries.maximumInstances else { throw .tooMany }
        found.append(moment)
    }

    /// The days of a period, by their numbers; 0 is the one in which the first day is.
    private func period(_ index: Int) -> Range<Int> {
        let day = Int(start.date.dayNumber)
        // Even a million years of them can be added.
        let steps = index * rule.interval
        switch rule.frequency {
        case .weekly:
            let week = DayFilter.weekStart(of: day, rule.weekStart.index) + 7 * steps
            return week..<week + 7
        case .monthly:
            let month = Self.month(start.date) + steps
            return Self.firstDay(ofMonth: month)..<Self.firstDay(ofMonth: month + 1)
        case .yearly:
            let year = start.date.year + steps
            return DayFilter.firstDay(ofYear: year)..<DayFilter.firstDay(ofYear: year + 1)
        case .daily, .hourly, .minutely, .secondly: return day + steps..<day + steps + 1
        }
    }

    /// How many periods end before a day, which isn't before the first one.
    private func periods(before day: Int) -> Int {
        let date = CivilDate(dayNumber: Int32(clamping: day))
        let passed =
            switch rule.frequency {
            case .weekly: (day - DayFilter.weekStart(of: Int(start.date.dayNumber), rule.weekStart.index)) / 7
            case .monthly: Self.month(date) - Self.month(start.date)
            case .yearly: date.year - start.date.year
            case .daily, .hourly, .minutely, .secondly: day - Int(start.date.dayNumber)
            }
        return passed / rule.interval
    }

    /// Months since the beginning of year 0.
    private static func month(_ date: CivilDate) -> Int {
        let (year, month, _) = date.components
        return year * 12 + month - 1
    }

    /// The number of a month's first day. The calendar's last month has one after it.
    private static func firstDay(ofMonth index: Int) -> Int {
        let date = CivilDate(year: index / 12, month: index % 12 + 1, day: 1)
        return date.map { Int($0.dayNumber) } ?? DayFilter.firstDay(ofYear: index / 12)
    }
}
