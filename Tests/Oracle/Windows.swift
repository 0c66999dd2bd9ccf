import KeepInTouch

/// When something may be told.
struct Windows {
    let delivery: Delivery
    let zone: Zone

    /// The first instant at which local clocks show this time of this day, or anything later. Where clocks go forward over it, that is the
    /// first minute that exists; where clocks go back over it, the first of the two.
    func first(_ day: CivilDate, _ time: ClockTime) -> Instant {
        let local = Int64(day.dayNumber) * 86_400 + Int64(time.secondOfDay)
        var (low, high) = (Instant(seconds: local - 86_400), Instant(seconds: local + 86_400))
        let (before, after) = (zone.secondsFromUTC(at: low), zone.secondsFromUTC(at: high))
        if before == after { return Instant(seconds: local - Int64(before)) }
        while low.adding(seconds: 1) < high {
            let middle = Instant(seconds: (low.seconds + high.seconds) / 2)
            if zone.secondsFromUTC(at: middle) == before { low = middle } else { high = middle }
        }
        // From `high` on, local clocks are `after` ahead.
        let early = Instant(seconds: local - Int64(before))
        return early < high ? early : max(high, Instant(seconds: local - Int64(after)))
    }

    /// The window that opens on this day, if one does.
    func window(_ day: CivilDate) -> Range<Instant>? {
        guard delivery.days.contains(day.weekday) else { return nil }
        let start = first(day, delivery.from)
        let end = first(delivery.from < delivery.to ? day : day.adding(days: 1), delivery.to)
        return start < end && zone.date(at: start) == day ? start..<end : nil
    }

    /// The parts of that window that are not quiet.
    func openings(_ day: CivilDate) -> [Range<Instant>] {
        guard let window = window(day) else { return [] }
        var open = [window]
        for quiet in delivery.quiet {
            for start in [-1, 0, 1].map({ day.adding(days: $0) }) {
                let from = first(start, quiet.from)
                let to = first(quiet.from < quiet.to ? start : start.adding(days: 1), quiet.to)
                if from >= to { continue }
                open = open.flatMap { part in
                    let ahead = part.lowerBound..<max(part.lowerBound, min(part.upperBound, from))
                    let behind = min(part.upperBound, max(part.lowerBound, to))..<part.upperBound
                    return [ahead, behind].filter { !$0.isEmpty }
                }
            }
        }
        return open
    }

    func hasOpening(_ day: CivilDate) -> Bool { !openings(day).isEmpty }

    /// The day of the window that this instant is in, quiet or not.
    func windowDay(at now: Instant) -> CivilDate? {
        let today = zone.date(at: now)
        return [today.adding(days: -1), today].first { window($0)?.contains(now) ?? false }
    }

    /// The day of the window in which something may be told now.
    func openDay(at now: Instant) -> CivilDate? {
        guard let day = windowDay(at: now), openings(day).contains(where: { $0.contains(now) }) else { return nil }
        return day
    }

    /// What "today" means: the day on which the window opened, in its part after midnight too.
    func today(at now: Instant) -> CivilDate { windowDay(at: now) ?? zone.date(at: now) }

    /// The day on which something that belongs to this day is told: that day, or the last one before it that has an opening. By weekdays:
    /// what belongs to a day that a zone leaves out, as Samoa did one in 2011, is told belatedly.
    func tellingDay(_ day: CivilDate) -> CivilDate {
        (0...6).lazy.map { day.adding(days: -$0) }.first { delivery.days.contains($0.weekday) } ?? day
    }

    /// When the window opens on this day; on a day off, the next opening. Where none opens in a fortnight, at midnight.
    func opening(from day: CivilDate) -> Instant {
        (0...14).lazy.compactMap { openings(day.adding(days: $0)).first?.lowerBound }.first ?? first(day, .midnight)
    }

    /// The moments after `start`, up to and without `end`, at which something may begin to be told: the openings.
    func openings(after start: Instant, before end: Instant) -> [Instant] {
        var day = zone.date(at: start).adding(days: -1)
        var found: [Instant] = []
        while day <= zone.date(at: end) {
            found += openings(day).map(\.lowerBound).filter { start < $0 && $0 < end }
            day = day.adding(days: 1)
        }
        return found
    }
}

extension Oracle {
    /// What "today" is at this moment.
    package static func today(_ delivery: Delivery, at now: Instant, in zone: Zone) -> CivilDate {
        Windows(delivery: delivery, zone: zone).today(at: now)
    }

    /// Whether something may be told at this moment.
    package static func isOpen(_ delivery: Delivery, at now: Instant, in zone: Zone) -> Bool {
        Windows(delivery: delivery, zone: zone).openDay(at: now) != nil
    }
}
