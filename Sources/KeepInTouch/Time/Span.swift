/// A length of time as a person says it: calendar months, days, and seconds of the clock.
package struct Span: Hashable, Sendable {
    /// Calendar months.
    package var months = 0
    /// Calendar days.
    package var days = 0
    /// Seconds on the clock.
    package var seconds = 0

    /// Whether it ends on a day and not at a time of day.
    package var isWholeDays: Bool { seconds == 0 }

    func times(_ count: Int) -> Span { Span(months: months * count, days: days * count, seconds: seconds * count) }

    func adding(_ other: Span) -> Span {
        Span(months: months + other.months, days: days + other.days, seconds: seconds + other.seconds)
    }

    /// Half of a unit, where people say that: half a minute, hour, day or year.
    var half: Span? {
        switch (months, days, seconds) {
        case (0, 0, 60...): Span(seconds: seconds / 2)
        case (0, 1, 0): Span(seconds: 43_200)
        case (12, 0, 0): Span(months: 6)
        default: nil
        }
    }

    /// The instant this span after `instant`: months and days on the local calendar, then seconds on the clock.
    package func after(_ instant: Instant, in zone: Zone) -> Instant {
        moved(instant, in: zone, sign: 1)
    }

    /// The instant this span before `instant`.
    package func before(_ instant: Instant, in zone: Zone) -> Instant {
        moved(instant, in: zone, sign: -1)
    }

    private func moved(_ instant: Instant, in zone: Zone, sign: Int) -> Instant {
        guard months > 0 || days > 0 else { return instant.adding(seconds: sign * seconds) }
        let (date, time) = zone.moment(at: instant)
        return zone.instant(of: moved(date, sign: sign), at: time).adding(seconds: sign * seconds)
    }

    /// The day this span after the day (before it, where `sign` is -1), its seconds left out.
    package func moved(_ date: CivilDate, sign: Int) -> CivilDate { date.adding(months: sign * months).adding(days: sign * days) }
}
