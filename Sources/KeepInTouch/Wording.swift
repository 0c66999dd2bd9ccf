/// The sentences a person reads about a reminder.
public enum Wording {
    /// What it is about, how long it has been, and how often it was meant to be: `7 weeks since a call (every 6 weeks)`.
    public static func reason(_ reminder: Reminder, today: CivilDate) -> String {
        if let occasion = reminder.occasion { return self.occasion(reminder, on: occasion, today: today) }
        let cadence = reminder.cadence.map { " (\(every($0)))" } ?? ""
        guard let last = reminder.lastContact else { return "never contacted\(cadence)" }
        let days = max(0, today.days(since: last.date))
        return (days == 0 ? "\(noun(last.via)) today" : "\(span(days: days)) since \(article(last.via))") + cadence
    }

    /// A cadence in words: `every 6 weeks`, `every month`.
    public static func every(_ cadence: Cadence) -> String {
        let inWeeks = cadence.days % 7 == 0
        let counts = [cadence.months / 12, cadence.months % 12, inWeeks ? cadence.days / 7 : cadence.days]
        let parts = zip(counts, ["year", "month", inWeeks ? "week" : "day"]).filter { $0.0 > 0 }
        if parts.count == 1, parts[0].0 == 1 { return "every " + parts[0].1 }
        return "every " + parts.map { plural($0.0, $0.1) }.joined(separator: " and ")
    }

    /// A number of days, as coarse as people say it: `5 days`, `7 weeks`, `4 months`, `2 years`.
    public static func span(days: Int) -> String {
        switch days {
        case ..<14: plural(days, "day")
        case ..<84: plural(days / 7, "week")
        case ..<730: plural(Int((Double(days) / 30.436875).rounded()), "month")
        default: plural(days / 365, "year")
        }
    }

    /// A day as seen from today: `today`, `tomorrow`, `Friday`, `in 3 weeks`, `2 days ago`.
    public static func day(_ date: CivilDate, today: CivilDate) -> String {
        switch date.days(since: today) {
        case 0: "today"
        case 1: "tomorrow"
        case -1: "yesterday"
        case 2...6: date.weekday.rawValue.prefix(1).uppercased() + date.weekday.rawValue.dropFirst()
        case let days where days > 0: "in " + span(days: days)
        case let days: span(days: -days) + " ago"
        }
    }

    /// A count and its noun: `1 day`, `2 days`.
    public static func plural(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }

    private static func occasion(_ reminder: Reminder, on date: CivilDate, today: CivilDate) -> String {
        let kind = reminder.id.key.kind
        let years =
            switch (reminder.years, kind) {
            case (nil, _): ""
            case (let years?, .birthday): date < today ? " (turned \(years))" : " (turns \(years))"
            case (let years?, _): " (\(plural(years, "year")))"
            }
        return "\(kind.rawValue) \(day(date, today: today))\(years)"
    }

    /// A means of interaction as a noun: `call`, `e-mail`.
    public static func noun(_ via: Via) -> String {
        switch via {
        case .other: "contact"
        case .email: "e-mail"
        default: via.rawValue
        }
    }

    private static func article(_ via: Via) -> String {
        switch via {
        case .other: "the last contact"
        case .email, .event: "an " + noun(via)
        default: "a " + noun(via)
        }
    }
}
