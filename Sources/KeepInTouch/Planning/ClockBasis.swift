/// How a clock's due day was found. The planner uses it and `why` explains it, so the two can't differ.
package struct ClockBasis: Hashable, Sendable {
    /// The cadence, and where it comes from.
    package let cadence: CadenceChoice
    /// The day from which it is counted.
    package let start: CivilDate
    /// What happened on that day.
    package let cause: ClockCause
    /// The rung of the ladder that is earlier than the cadence; nil: the cadence decides.
    package let rung: Rung?

    /// A reminder that comes a fixed time after the day people met, whatever the cadence.
    package struct Rung: Hashable, Sendable {
        /// The day they met.
        package let met: CivilDate
        /// How long after it.
        package let after: Cadence
        /// The day that makes.
        package var day: CivilDate { met.adding(after) }

        /// Two days, two weeks and two months.
        static let all = [Cadence(days: 2), Cadence(days: 14), Cadence(months: 2)].compactMap(\.self)

        /// The first rung after `start`; nil: there is none left.
        static func next(met: CivilDate?, after start: CivilDate) -> Rung? {
            guard let met else { return nil }
            return all.lazy.map { Rung(met: met, after: $0) }.first { $0.day > start }
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
    }
}

/// Why nothing is told about a contact at present.
package struct Paused: Hashable, Sendable {
    /// What was paused.
    package let subject: Subject
    /// The day on which it is over; nil: only when it is resumed.
    package let until: CivilDate?
}
