import Phrases

/// The words for times, cadences and means of interaction.
package enum Wording {
    /// A cadence in words: `every 6 weeks`, `every month`.
    package static func every(_ cadence: Cadence) -> Phrase {
        let parts = parts(cadence)
        guard parts.count == 1, let (count, unit) = parts.first else { return Phrase("every \(span(parts))") }
        switch unit {
        case .day: return Phrase(count, "every day", "every \(count) days")
        case .week: return Phrase(count, "every week", "every \(count) weeks")
        case .month: return Phrase(count, "every month", "every \(count) months")
        case .year: return Phrase(count, "every year", "every \(count) years")
        }
    }

    /// A rhythm in words, as coarse as people say it: `every 10 days`, `every week`, `every 6 weeks`.
    package static func every(days: Int) -> Phrase {
        let cadence =
            switch days {
            case ..<14: Cadence(days: max(days, 1))
            case ..<84: Cadence(days: (days + 3) / 7 * 7)
            default: Cadence(months: Int((Double(days) / 30.436875).rounded()))
            }
        return cadence.map { every($0) } ?? Phrase("every \(span(days: days))")
    }

    /// The length of a cadence in words: `6 weeks`, `1 month`.
    package static func span(_ cadence: Cadence) -> Phrase { span(parts(cadence)) }

    private static func span(_ parts: [(Int, Unit)]) -> Phrase {
        let rest = parts.dropFirst().map { span($0, $1) }
        return rest.reduce(parts.first.map { span($0, $1) } ?? span(0, .day)) { Phrase("\($0) and \($1)", context: "span") }
    }

    private static func parts(_ cadence: Cadence) -> [(Int, Unit)] {
        let inWeeks = cadence.days % 7 == 0
        let counts = [cadence.months / 12, cadence.months % 12, inWeeks ? cadence.days / 7 : cadence.days]
        return zip(counts, [.year, .month, inWeeks ? .week : .day]).filter { $0.0 > 0 }
    }

    private enum Unit { case day, week, month, year }

    /// A number of days, as coarse as people say it.
    private static func coarse(_ days: Int) -> (Int, Unit) {
        switch days {
        case ..<14: (days, .day)
        case ..<84: (days / 7, .week)
        // From two weeks under two years on, which would be 24 months.
        case ..<716: (Int((Double(days) / 30.436875).rounded()), .month)
        default: (max(2, days / 365), .year)
        }
    }

    /// A number of days in words: `5 days`, `7 weeks`, `4 months`, `2 years`.
    package static func span(days: Int) -> Phrase {
        let (count, unit) = coarse(days)
        return span(count, unit)
    }

    private static func span(_ count: Int, _ unit: Unit) -> Phrase {
        switch unit {
        case .day: Phrase(count, "\(count) day", "\(count) days")
        case .week: Phrase(count, "\(count) week", "\(count) weeks")
        case .month: Phrase(count, "\(count) month", "\(count) months")
        case .year: Phrase(count, "\(count) year", "\(count) years")
        }
    }

    /// A day as seen from today: `today`, `tomorrow`, `on Friday`, `in 3 weeks`, `2 days ago`.
    package static func day(_ date: CivilDate, today: CivilDate) -> Phrase {
        switch date.days(since: today) {
        case 0: Phrase("today")
        case 1: Phrase("tomorrow")
        case -1: Phrase("yesterday")
        case 2...6: Phrase("on \(weekday(date.weekday))")
        case let days where days > 0: ahead(days)
        case let days: ago(-days)
        }
    }

    private static func ahead(_ days: Int) -> Phrase {
        let (count, unit) = coarse(days)
        switch unit {
        case .day: return Phrase(count, "in \(count) day", "in \(count) days")
        case .week: return Phrase(count, "in \(count) week", "in \(count) weeks")
        case .month: return Phrase(count, "in \(count) month", "in \(count) months")
        case .year: return Phrase(count, "in \(count) year", "in \(count) years")
        }
    }

    private static func ago(_ days: Int) -> Phrase {
        let (count, unit) = coarse(days)
        switch unit {
        case .day: return Phrase(count, "\(count) day ago", "\(count) days ago")
        case .week: return Phrase(count, "\(count) week ago", "\(count) weeks ago")
        case .month: return Phrase(count, "\(count) month ago", "\(count) months ago")
        case .year: return Phrase(count, "\(count) year ago", "\(count) years ago")
        }
    }

    /// A weekday's name.
    package static func weekday(_ weekday: Weekday) -> Phrase {
        switch weekday {
        case .monday: Phrase("Monday")
        case .tuesday: Phrase("Tuesday")
        case .wednesday: Phrase("Wednesday")
        case .thursday: Phrase("Thursday")
        case .friday: Phrase("Friday")
        case .saturday: Phrase("Saturday")
        case .sunday: Phrase("Sunday")
        }
    }

    /// A date: `4 January 2027`.
    package static func date(_ date: CivilDate) -> Phrase { date.inWords }

    /// A day of any year: `4 January`.
    package static func dayOfYear(_ date: CivilDate) -> Phrase {
        Phrase("\(date.components.day) \(CivilDate.monthName(date.components.month))", context: "date")
    }

    /// A date for a column: `Mon 4 Jan`, with the year where it isn't today's.
    package static func shortDate(_ date: CivilDate, today: CivilDate) -> Phrase {
        let (weekday, day, month) = (shortWeekday(date.weekday), date.components.day, shortMonth(date))
        return date.year == today.year
            ? Phrase("\(weekday) \(day) \(month)", context: "short date")
            : Phrase("\(weekday) \(day) \(month) \(date.year)", context: "short date")
    }

    /// A month's name for a column: `Jan`.
    package static func shortMonth(_ date: CivilDate) -> Phrase {
        switch date.components.month {
        case 1: Phrase("Jan")
        case 2: Phrase("Feb")
        case 3: Phrase("Mar")
        case 4: Phrase("Apr")
        case 5: Phrase("May", context: "short")
        case 6: Phrase("Jun")
        case 7: Phrase("Jul")
        case 8: Phrase("Aug")
        case 9: Phrase("Sep")
        case 10: Phrase("Oct")
        case 11: Phrase("Nov")
        default: Phrase("Dec")
        }
    }

    /// A weekday's name for a column: `Mon`.
    package static func shortWeekday(_ weekday: Weekday) -> Phrase {
        switch weekday {
        case .monday: Phrase("Mon")
        case .tuesday: Phrase("Tue")
        case .wednesday: Phrase("Wed")
        case .thursday: Phrase("Thu")
        case .friday: Phrase("Fri")
        case .saturday: Phrase("Sat")
        case .sunday: Phrase("Sun")
        }
    }

    /// A means of interaction as a noun: `call`, `e-mail`.
    package static func noun(_ via: Via) -> Phrase {
        switch via {
        case .call: Phrase("call", context: "noun")
        case .video: Phrase("video call")
        case .meal: Phrase("meal")
        case .meeting: Phrase("meeting")
        case .visit: Phrase("visit")
        case .email: Phrase("e-mail")
        case .message: Phrase("message")
        case .letter: Phrase("letter")
        case .event: Phrase("event")
        case .other: Phrase("contact", context: "noun")
        }
    }

    /// A means of interaction as what something is corrected to: `a call`, `an e-mail`.
    package static func object(_ via: Via) -> Phrase {
        switch via {
        case .call: Phrase("a call", context: "corrected to")
        case .video: Phrase("a video call", context: "corrected to")
        case .meal: Phrase("a meal", context: "corrected to")
        case .meeting: Phrase("a meeting", context: "corrected to")
        case .visit: Phrase("a visit", context: "corrected to")
        case .email: Phrase("an e-mail", context: "corrected to")
        case .message: Phrase("a message", context: "corrected to")
        case .letter: Phrase("a letter", context: "corrected to")
        case .event: Phrase("an event", context: "corrected to")
        case .other: Phrase("a contact", context: "corrected to")
        }
    }

    /// A means of interaction as what time has passed since: `a call`, `an e-mail`.
    static func article(_ via: Via) -> Phrase {
        switch via {
        case .call: Phrase("a call", context: "since")
        case .video: Phrase("a video call", context: "since")
        case .meal: Phrase("a meal", context: "since")
        case .meeting: Phrase("a meeting", context: "since")
        case .visit: Phrase("a visit", context: "since")
        case .email: Phrase("an e-mail", context: "since")
        case .message: Phrase("a message", context: "since")
        case .letter: Phrase("a letter", context: "since")
        case .event: Phrase("an event", context: "since")
        case .other: Phrase("the last contact", context: "since")
        }
    }
}
