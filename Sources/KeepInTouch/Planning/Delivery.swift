/// When reminders may be told, and how many a day.
package struct Delivery: Equatable, Sendable {
    /// The local time from which reminders are told.
    package var from: ClockTime
    /// The local time up to which, exclusive; later than `from`.
    package var to: ClockTime
    /// The weekdays on which reminders are told.
    package var days: Set<Weekday>
    /// Times of the day at which nothing is told, though the window is open.
    package var quiet: [QuietHours]
    /// How many keep-in-touch reminders are told a day; the rest waits for the next day, most urgent first.
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

    /// The first instant at or after `instant` at which something may be told; nil where nothing ever may: no weekday is selected,
    /// `to` is not later than `from`, or all of it is quiet.
    package func opening(atOrAfter instant: Instant, in zone: Zone) -> Instant? {
        let today = zone.date(at: instant)
        // Eight days: today's window may be over, and the next may be on the same weekday a week later.
        for day in (0...8).map({ today.adding(days: $0) }) where days.contains(day.weekday) {
            for (open, close) in openTimes {
                let start = zone.instant(of: day, at: open)
                let end = zone.instant(of: day, at: close)
                // A zone may leave out the day, and a clock change what the window is made of: then it stays shut.
                if instant < end, start < end, zone.date(at: start) == day { return max(start, instant) }
            }
        }
        return nil
    }

    /// The parts of the window that are not quiet, in order.
    private var openTimes: [(ClockTime, ClockTime)] {
        if quiet.isEmpty { return [(from, to)] }
        var open: [(ClockTime, ClockTime)] = []
        var start = from
        for (silence, end) in quiet.flatMap(\.parts).sorted(by: { $0 < $1 }) {
            if start < min(silence, to) { open.append((start, min(silence, to))) }
            start = max(start, end)
        }
        if start < to { open.append((start, to)) }
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
