import KeepInTouch

/// A rule by which an event repeats: RRULE (RFC 5545, section 3.3.10).
package struct RecurrenceRule: Hashable, Sendable {
    /// How long one period of the rule is.
    package enum Frequency: String, CaseIterable, Hashable, Sendable {
        case secondly = "SECONDLY"
        case minutely = "MINUTELY"
        case hourly = "HOURLY"
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    /// A weekday of BYDAY, in every week or only once in a month or year.
    package struct Day: Hashable, Sendable {
        /// Which of these weekdays: 2 the second, -1 the last; 0 every one. At most 53 either way.
        package let ordinal: Int
        /// The day of the week.
        package let weekday: Weekday
    }

    /// FREQ.
    package internal(set) var frequency: Frequency
    /// INTERVAL: every so many periods, 1 or more.
    package internal(set) var interval = 1
    /// COUNT: how many instances there are, 1 or more.
    package internal(set) var count: Int?
    /// UNTIL: the last moment at which an instance may start.
    package internal(set) var until: CalendarTime?
    /// BYDAY.
    package internal(set) var days: [Day] = []
    /// BYMONTHDAY: 1 to 31, or from the month's end, -1 to -31.
    package internal(set) var monthDays: [Int] = []
    /// BYMONTH: 1 to 12.
    package internal(set) var months: [Int] = []
    /// BYYEARDAY: 1 to 366, or from the year's end, -1 to -366.
    package internal(set) var yearDays: [Int] = []
    /// BYWEEKNO: 1 to 53, or from the year's end, -1 to -53.
    package internal(set) var weekNumbers: [Int] = []
    /// BYSETPOS: which instances of a period, 1 to 366, or from its end, -1 to -366.
    package internal(set) var positions: [Int] = []
    /// BYHOUR, BYMINUTE and BYSECOND.
    package internal(set) var hours: [Int] = []
    package internal(set) var minutes: [Int] = []
    package internal(set) var seconds: [Int] = []
    /// WKST: the day on which a week begins.
    package internal(set) var weekStart = Weekday.monday
    /// A part that isn't understood.
    package internal(set) var foreignPart: String?

    init(_ frequency: Frequency) { self.frequency = frequency }

    /// Why the rule can't be expanded; nil where it can.
    package var unsupported: Unsupported? {
        if let foreignPart { return .part(foreignPart) }
        switch frequency {
        case .secondly, .minutely, .hourly: return .frequency(frequency.rawValue)
        case .daily, .weekly, .monthly, .yearly: break
        }
        if frequency == .yearly, months.isEmpty, !monthDays.isEmpty, yearDays.isEmpty, weekNumbers.isEmpty {
            // In every month, as RFC 5545's table has it, or in that of the first day, as libical has it.
            return .part("BYMONTHDAY without BYMONTH in a year")
        }
        let others = [months, monthDays, yearDays].count { !$0.isEmpty }
        if !yearDays.isEmpty, others > 1 || !weekNumbers.isEmpty { return .part("BYYEARDAY with other days") }
        if !weekNumbers.isEmpty, others > 0 { return .part("BYWEEKNO with other days") }
        // Of the first week all days may count, or those from the first day on; and some programs ignore it.
        if !positions.isEmpty, frequency == .weekly || frequency == .daily { return .part("BYSETPOS in a week or day") }
        // The weekday of the first day, or the whole week.
        if !weekNumbers.isEmpty, days.isEmpty { return .part("BYWEEKNO without BYDAY") }
        // A week that begins in one year and ends in the next belongs to either, if you ask two programs.
        if !weekNumbers.isEmpty, interval > 1 { return .part("BYWEEKNO with INTERVAL") }
        if !weekNumbers.isEmpty, !positions.isEmpty { return .part("BYWEEKNO with BYSETPOS") }
        if max(hours.count, 1) * max(minutes.count, 1) * max(seconds.count, 1) > Self.maximumTimes { return .tooMany }
        return seconds.contains(60) ? .part("BYSECOND=60") : nil
    }

    /// How many times of day a rule may have.
    static let maximumTimes = 24
}
