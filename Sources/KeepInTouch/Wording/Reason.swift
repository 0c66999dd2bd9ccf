import Phrases

/// Why a reminder stands on the list: what its sentence says.
package struct Reason: Hashable, Sendable {
    /// What it is about.
    package var kind: ReminderKind
    /// The day from which it is due.
    package var due: CivilDate
    /// For an occasion, the day it is on.
    package var occasion: CivilDate?
    /// For an occasion whose first year is known, how many years it makes.
    package var years: Int?
    /// For a birthday, whether it is of somebody born on 29 February, and on the 28th this time.
    package var isOfLeapDay = false
    /// For a labelled date, its label.
    package var label: String?
    /// For a promise, what was promised.
    package var promise: String?
    /// For keep-in-touch and for seeing each other, the cadence.
    package var every: Cadence?
    /// For these two, the day from which it is counted.
    package var since: CivilDate?
    /// For these two, what happened on that day.
    package var cause: ClockCause?
    /// The day they met, while what follows from that comes before the cadence.
    package var met: CivilDate?
    /// The last interaction; nil: none is known.
    package var last: LastContact?
    /// Give and take, where it is to be spoken of.
    package var favors = Favors()
    /// How often it was told again because nobody answered.
    package var repeats = 0

    /// A reason with nothing known but this.
    package init(_ kind: ReminderKind, due: CivilDate) {
        self.kind = kind
        self.due = due
    }

    /// The reminder's.
    package init(_ reminder: Reminder) {
        self.init(reminder.id.key.kind, due: reminder.due)
        occasion = reminder.occasion
        years = reminder.years
        isOfLeapDay = reminder.isOfLeapDay
        label = reminder.label
        promise = reminder.promise
        every = reminder.cadence
        since = reminder.clock?.start
        cause = reminder.clock?.cause
        met = reminder.clock?.rung?.met
        last = reminder.lastContact
        favors = reminder.favors
        repeats = reminder.repeats
    }

    /// With so many repeats, this one included, a longer cadence is offered.
    private static let patience = 4

    /// What it is about, how long it has been, and how often it was meant to be: `7 weeks since a call (every 6 weeks)`; with what
    /// give and take suggests, where it suggests something.
    package func phrase(today: CivilDate) -> Phrase {
        switch kind {
        case .keepInTouch: withSuggestion(keepInTouch(today))
        case .inPerson: withSuggestion(inPerson(today))
        case .birthday: isOfLeapDay ? Phrase("\(birthday(today)), born on 29 February") : birthday(today)
        case .anniversary: anniversary(today)
        case .promise: promise(today)
        }
    }

    /// What to do about give and take, softly: nothing while it is even or the other owes something.
    package static func suggestion(_ favors: Favors) -> Phrase? {
        let more = -favors.balance
        if more >= 2 {
            return Phrase(
                more, "You got \(more) favor more than you gave: give before you ask again",
                "You got \(more) favors more than you gave: give before you ask again")
        }
        return !favors.isEmpty && favors.gotLast ? Phrase("The last favor was for you: offer something") : nil
    }

    private func withSuggestion(_ phrase: Phrase) -> Phrase {
        if repeats >= Self.patience, let longer = every?.doubled {
            return Phrase("\(phrase). Would \(Wording.every(longer)) be better?", context: "suggestion")
        }
        return Self.suggestion(favors).map { Phrase("\(phrase). \($0).", context: "suggestion") } ?? phrase
    }

    private func keepInTouch(_ today: CivilDate) -> Phrase {
        if let met {
            let days = today.days(since: met)
            return days <= 0
                ? Phrase("you meet \(Wording.day(met, today: today))")
                : Phrase("\(Wording.span(days: days)) since you met, so get in touch early")
        }
        return withCadence(lastContact(today))
    }

    private func lastContact(_ today: CivilDate) -> Phrase {
        guard let last else { return Phrase("no contact noted yet") }
        let days = today.days(since: last.date)
        return days <= 0
            ? Phrase("\(Wording.noun(last.via)) today", context: "last contact")
            : Phrase("\(Wording.span(days: days)) since \(Wording.article(last.via))", context: "last contact")
    }

    private func withCadence(_ phrase: Phrase) -> Phrase {
        every.map { Phrase("\(phrase) (\(Wording.every($0)))", context: "cadence") } ?? phrase
    }

    private func inPerson(_ today: CivilDate) -> Phrase {
        guard let every, let since, let cause else { return Phrase("see each other") }
        let words = Wording.every(every)
        let span = Wording.span(days: max(0, today.days(since: since)))
        switch cause {
        case .interaction: return Phrase("\(span) since you saw each other (in person \(words))")
        case .skip: return Phrase("\(span) since seeing each other was skipped (in person \(words))")
        case .began: return Phrase("not seen yet (in person \(words))")
        }
    }

    /// The day of an occasion. Of one that is over for longer than a day people want to know the date.
    private func occasionDay(_ today: CivilDate) -> Phrase {
        let date = occasion ?? due
        let day = Wording.day(date, today: today)
        return date < today.adding(days: -1) ? Phrase("on \(Wording.dayOfYear(date)), \(day)") : day
    }

    private func birthday(_ today: CivilDate) -> Phrase {
        let date = occasion ?? due
        let day = occasionDay(today)
        guard let years else { return Phrase("birthday \(day)") }
        return date < today ? Phrase("birthday \(day) (turned \(years))") : Phrase("birthday \(day) (turns \(years))")
    }

    private func anniversary(_ today: CivilDate) -> Phrase {
        let day = occasionDay(today)
        if let label {
            return years.map { Phrase($0, "\"\(label)\" \(day) (\($0) year)", "\"\(label)\" \(day) (\($0) years)") }
                ?? Phrase("\"\(label)\" \(day)", context: "labelled date")
        }
        guard let years else { return Phrase("anniversary \(day)") }
        return Phrase(years, "anniversary \(day) (\(years) year)", "anniversary \(day) (\(years) years)")
    }

    private func promise(_ today: CivilDate) -> Phrase {
        let promise = promise ?? ""
        if due == today { return Phrase("you promised \"\(promise)\"") }
        return Phrase("you promised \"\(promise)\" (due \(Wording.day(due, today: today)))")
    }
}
