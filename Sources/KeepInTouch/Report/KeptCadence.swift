/// How a cadence was kept by all contacts that have it from the same source.
package struct KeptCadence: Hashable, Sendable {
    /// Where it comes from.
    package let source: CadenceChoice.Source
    /// How often; nil: each contact has one of its own.
    package let every: Cadence?
    /// How many contacts have it.
    package internal(set) var contacts = 0
    /// Rounds in which they were in touch in time.
    package private(set) var kept = 0
    /// Rounds in which they were in touch too late, or not yet.
    package private(set) var late = 0
    /// Rounds that were skipped.
    package private(set) var skipped = 0
    /// The median of the days between two interactions; nil: there were no two.
    package internal(set) var everyDays: Int?

    init(_ choice: CadenceChoice) {
        source = choice.source
        every = choice.source == .contact ? nil : choice.every
    }

    mutating func count(_ rounds: CadenceRounds) {
        kept += rounds.kept
        late += rounds.late
        skipped += rounds.skipped
    }
}

/// A contact's rounds, counted.
struct CadenceRounds {
    let choice: CadenceChoice
    let days: ClosedRange<CivilDate>
    var (kept, late, skipped) = (0, 0, 0)
    /// The days between interactions.
    var intervals: [Int] = []
    private var start: CivilDate?
    private var last: CivilDate?

    init(choice: CadenceChoice, days: ClosedRange<CivilDate>) {
        self.choice = choice
        self.days = days
    }

    /// As the planner has it.
    private func overdue(_ start: CivilDate) -> CivilDate {
        ClockBasis(choice, start: start, cause: .interaction, began: nil).overdue
    }

    mutating func add(_ past: [Report.Moment]) {
        // On a day with both, the interaction comes first and counts.
        for moment in past where moment.day != start {
            if let start, days.contains(moment.day) {
                if moment.isSkip { skipped += 1 } else if moment.day <= overdue(start) { kept += 1 } else { late += 1 }
            }
            start = moment.day
            if moment.isSkip { continue }
            if let last, days.contains(moment.day) { intervals.append(moment.day.days(since: last)) }
            last = moment.day
        }
    }

    /// Counts the current round as late if it is overdue.
    mutating func end(today: CivilDate) {
        if let start, overdue(start) < today { late += 1 }
    }
}
