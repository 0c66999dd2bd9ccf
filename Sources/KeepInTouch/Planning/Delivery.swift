/// When reminders may be told, and of how many people a day.
package struct Delivery: Equatable, Sendable {
    /// The local time at which the window opens.
    package var from: ClockTime
    /// The local time at which it is over. Where it is not later than `from` that is on the next day; the same time is the whole day.
    package var to: ClockTime
    /// The weekdays on which it opens.
    package var days: Set<Weekday>
    /// Times of the day at which nothing is told, though the window is open.
    package var quiet: [QuietHours]
    /// Of how many people keep-in-touch and in-person reminders are told a day. The others wait for the next day.
    package var budget: Int

    /// A window; the defaults are the ones of an empty configuration.
    package init(
        from: ClockTime = ClockTime(secondOfDay: 9 * 3600), to: ClockTime = ClockTime(secondOfDay: 20 * 3600),
        days: Set<Weekday> = Set(Weekday.allCases), quiet: [QuietHours] = [], budget: Int = 3
    ) {
        self.from = from
        self.to = to
        self.days = days
        self.quiet = quiet
        self.budget = budget
    }

    /// A moment at which something may be told.
    package struct Opening: Hashable, Sendable {
        /// The moment.
        package let at: Instant
        /// The day on which its window opens. What is told after midnight still belongs to it.
        package let day: CivilDate
        /// The moment from which on nothing may be told any more, or what is told belongs to another window.
        let end: Instant
    }

    /// The first moment at or after `instant` at which something may be told; nil where nothing ever may: no weekday is selected, or all
    /// of the window is quiet.
    package func opening(atOrAfter instant: Instant, in zone: Zone) -> Opening? {
        let today = zone.date(at: instant)
        // From yesterday on, whose window may go on after midnight; and eight days ahead, since today's window may be over and the next
        // on the same weekday.
        for day in (-1...8).map({ today.adding(days: $0) }) {
            for (start, end) in windows(of: day, in: zone) where instant < end {
                return Opening(at: max(start, instant), day: day, end: end)
            }
        }
        return nil
    }

    /// What "today" is for what is told: the day on which the window opened that still goes on, else that of the calendar.
    func today(at instant: Instant, in zone: Zone) -> CivilDate {
        let today = zone.date(at: instant)
        return opening(atOrAfter: instant, in: zone).map { min($0.day, today) } ?? today
    }

    /// The first moment after `instant` at which a window opens.
    func nextOpening(after instant: Instant, in zone: Zone) -> Opening? {
        guard let opening = opening(atOrAfter: instant, in: zone) else { return nil }
        return opening.at > instant ? opening : self.opening(atOrAfter: opening.end, in: zone)
    }

    /// The first opening that belongs to this day or a later one.
    func opening(ofDayFrom day: CivilDate, in zone: Zone) -> Opening? {
        for day in (0...8).map({ day.adding(days: $0) }) {
            if let (start, end) = windows(of: day, in: zone).first { return Opening(at: start, day: day, end: end) }
        }
        return nil
    }

    /// The last day up to and with this one whose weekday is selected; nil: none is.
    func day(onOrBefore day: CivilDate) -> CivilDate? {
        (0...6).lazy.map { day.adding(days: -$0) }.first { days.contains($0.weekday) }
    }

    /// The parts of a day's window that are not quiet, in order.
    private func windows(of day: CivilDate, in zone: Zone) -> [(Instant, Instant)] {
        guard days.contains(day.weekday) else { return [] }
        return openSeconds.compactMap { open, close in
            let (start, end) = (zone.firstInstant(of: day, second: open), zone.firstInstant(of: day, second: close))
            // A clock change may leave out what the window is made of, and a zone the whole day. Then it stays shut, after midnight too.
            guard start < end, zone.date(at: start) == day.adding(days: open / 86_400) else { return nil }
            if open >= 86_400, zone.date(at: zone.firstInstant(of: day, second: from.secondOfDay)) != day { return nil }
            return (start, end)
        }
    }

    /// The parts of the window that are not quiet, in seconds after the midnight with which its day begins.
    private var openSeconds: [(Int, Int)] {
        var (start, last) = (from.secondOfDay, to.secondOfDay)
        if last <= start { last += 86_400 }
        if quiet.isEmpty { return [(start, last)] }
        var open: [(Int, Int)] = []
        let silences = quiet.flatMap(\.parts).flatMap { from, to in [0, 86_400].map { (from.secondOfDay + $0, to.secondOfDay + $0) } }
        for (silence, end) in silences.sorted(by: <) {
            if start < min(silence, last) { open.append((start, min(silence, last))) }
            start = max(start, end)
        }
        if start < last { open.append((start, last)) }
        return open
    }
}

/// Times of every day at which nothing is told; over midnight where the end is not later than the start.
package struct QuietHours: Hashable, Sendable {
    /// The local time from which it is quiet.
    package let from: ClockTime
    /// The local time up to which, exclusive.
    package let to: ClockTime

    /// From a time up to, and without, another.
    package init(from: ClockTime, to: ClockTime) {
        self.from = from
        self.to = to
    }

    /// As times of one day.
    var parts: [(ClockTime, ClockTime)] {
        from < to ? [(from, to)] : [(.midnight, to), (from, .endOfDay)]
    }
}

extension Zone {
    /// The first instant at which local clocks show so many seconds after a day's midnight, or later: where clocks go forward over that
    /// time, the instant at which they do.
    func firstInstant(of day: CivilDate, second: Int) -> Instant {
        let (date, time) = (day.adding(days: second / 86_400), ClockTime(secondOfDay: second % 86_400))
        let instant = instant(of: date, at: time)
        let shown = moment(at: instant)
        if shown.date == date, shown.time == time { return instant }
        // No zone leaves out more than a day.
        var (low, high) = (instant.adding(seconds: -90_000), instant)
        while low.adding(seconds: 1) < high {
            let middle = Instant(seconds: (low.seconds + high.seconds) / 2)
            let local = moment(at: middle)
            if (local.date, local.time) < (date, time) { low = middle } else { high = middle }
        }
        return high
    }
}
