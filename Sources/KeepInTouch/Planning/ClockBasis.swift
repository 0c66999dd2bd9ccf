/// How a clock's due day was found. The planner uses it and `why` explains it, so the two can't differ.
package struct ClockBasis: Hashable, Sendable {
    /// The cadence, and where it comes from.
    package let cadence: CadenceChoice
    /// The day from which it is counted.
    package let start: CivilDate
    /// What happened on that day.
    package let cause: ClockCause
    /// The step that comes before the cadence, since they met lately; nil: the cadence decides.
    package let rung: Rung?
    /// The day on which it was asked to be due again, whatever the cadence; nil: nobody asked.
    package let again: CivilDate?
    /// The day tracking began, where it would have been due before that; nil: it would not.
    package let began: CivilDate?
    /// The day from which it is due.
    package let due: CivilDate
    /// The days from its beginning to its due day, at least 1. For whom no contact is known the days of the cadence.
    package let stepDays: Int

    /// `began` is the day tracking began.
    init(
        _ cadence: CadenceChoice, start: CivilDate, cause: ClockCause, rung: Rung? = nil, again: CivilDate? = nil, began: CivilDate?,
        isDueAtOnce: Bool = false
    ) {
        let end = again ?? start.adding(rung?.after ?? cadence.every)
        let due = isDueAtOnce && again == nil && rung == nil ? start : end
        self.cadence = cadence
        self.start = start
        self.cause = cause
        self.rung = again == nil ? rung : nil
        self.again = again
        self.began = began.flatMap { due < $0 ? $0 : nil }
        self.due = self.began ?? due
        stepDays = max(1, end.days(since: start))
    }

    /// The day from which it is overdue: "at most" after what it is counted from, else half a step after its due day.
    package var overdue: CivilDate {
        cadence.atMost.map { max(due, (began ?? start).adding($0)) } ?? due.adding(days: halfStep)
    }

    /// Half the days of its step, rounded up.
    var halfStep: Int { (stepDays + 1) / 2 }

    /// A step after two people met: two days, two weeks, two months.
    package struct Rung: Hashable, Sendable {
        /// The day they met.
        package let met: CivilDate
        /// How long the step is.
        package let after: Cadence

        private static let all = [Cadence(days: 2), Cadence(days: 14), Cadence(months: 2)].compactMap(\.self)

        /// Whether somebody met on that day was newly met on the other, on which tracking began: all the steps together are not over yet.
        /// An address book from elsewhere may have whom one met ten years ago.
        static func isNew(met: CivilDate, on day: CivilDate) -> Bool { all.reduce(met) { $0.adding($1) } >= day }

        /// The step after so many interactions and skips since they met; nil: there is none left, or the cadence is shorter.
        init?(met: CivilDate, turns: Int, start: CivilDate, cadence: Cadence?) {
            guard turns < Self.all.count else { return nil }
            let step = Self.all[turns]
            if let cadence, start.adding(cadence) <= start.adding(step) { return nil }
            self.met = met
            after = step
        }
    }
}

/// Which cadence a contact has, and why.
package struct CadenceChoice: Hashable, Sendable {
    /// How often.
    package let every: Cadence
    /// From here on it is overdue, where the group says so.
    package let atMost: Cadence?
    /// Where it comes from.
    package let source: Source

    /// Where a cadence comes from.
    package enum Source: Hashable, Sendable {
        /// The user tracks this contact by name.
        case contact
        /// The shortest of its groups'.
        case group(String)
        /// The default for everyone.
        case everyone
        /// They met lately, and there is no cadence beside that.
        case met
    }
}

/// Why nothing is told about a contact at present.
package struct Paused: Hashable, Sendable {
    /// What was paused.
    package let subject: Subject
    /// The day on which it is over; nil: only when it is resumed.
    package let until: CivilDate?
}
