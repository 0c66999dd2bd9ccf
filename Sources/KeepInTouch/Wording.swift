/// The sentences a person reads about a reminder.
public enum Wording {
    /// What it is about, how long it has been, and how often it was meant to be: `7 weeks since a call (every 6 weeks)`; with what
    /// give and take suggests, where it suggests something.
    public static func reason(_ reminder: Reminder, today: CivilDate) -> String {
        let suggestion = suggestion(reminder.favors).map { "; " + $0 } ?? ""
        switch reminder.id.key.kind {
        case .keepInTouch: return keepInTouch(reminder, today) + suggestion
        case .inPerson: return inPerson(reminder, today) + suggestion
        case .birthday, .anniversary: return occasion(reminder, on: reminder.occasion ?? reminder.due, today: today)
        case .promise:
            let promise = "promised: " + (reminder.promise ?? "")
            if reminder.due == today { return promise }
            return "\(promise) (\(reminder.due < today ? "due" : "for") \(day(reminder.due, today: today)))"
        }
    }

    /// What to do about give and take, softly: nothing while it is even or the other owes something.
    public static func suggestion(_ favors: Favors) -> String? {
        if favors.balance <= -2 { return "you got \(plural(-favors.balance, "favor")) more than you gave: give before you ask again" }
        return !favors.isEmpty && favors.gotLast ? "the last favor was for you: offer something" : nil
    }

    private static func keepInTouch(_ reminder: Reminder, _ today: CivilDate) -> String {
        let cadence = reminder.cadence.map { " (\(every($0)))" } ?? ""
        if let rung = reminder.clock?.rung {
            let days = today.days(since: rung.met)
            return days <= 0 ? "you meet \(day(rung.met, today: today))" : "\(span(days: days)) since you met: start early"
        }
        guard let last = reminder.lastContact else { return "never contacted\(cadence)" }
        let days = max(0, today.days(since: last.date))
        return (days == 0 ? "\(noun(last.via)) today" : "\(span(days: days)) since \(article(last.via))") + cadence
    }

    private static func inPerson(_ reminder: Reminder, _ today: CivilDate) -> String {
        guard let clock = reminder.clock else { return "see each other" }
        let every = "in person " + every(clock.cadence.every)
        let days = max(0, today.days(since: clock.start))
        switch clock.cause {
        case .interaction: return "\(span(days: days)) since you saw each other (\(every))"
        case .skip: return "\(span(days: days)) since seeing each other was skipped (\(every))"
        case .began: return "not seen yet (\(every))"
        }
    }

    /// A cadence in words: `every 6 weeks`, `every month`.
    public static func every(_ cadence: Cadence) -> String {
        let parts = parts(cadence)
        return "every " + (parts.count == 1 && parts[0].0 == 1 ? parts[0].1 : span(cadence))
    }

    /// The length of a cadence in words: `6 weeks`, `1 month`.
    public static func span(_ cadence: Cadence) -> String {
        parts(cadence).map { plural($0.0, $0.1) }.joined(separator: " and ")
    }

    private static func parts(_ cadence: Cadence) -> [(Int, String)] {
        let inWeeks = cadence.days % 7 == 0
        let counts = [cadence.months / 12, cadence.months % 12, inWeeks ? cadence.days / 7 : cadence.days]
        return zip(counts, ["year", "month", inWeeks ? "week" : "day"]).filter { $0.0 > 0 }
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
