import KeepInTouch

/// A time zone that a calendar's file describes itself: VTIMEZONE (RFC 5545, section 3.6.5). It counts only where its name isn't known,
/// because what programs write there is often shortened.
struct CalendarZone: Sendable {
    /// Changes of a local clock: STANDARD or DAYLIGHT.
    struct Observance: Sendable {
        /// Seconds that local time is ahead of UTC before a change, in which its time is given: TZOFFSETFROM.
        var offsetBefore: Int?
        /// Seconds that local time is ahead of UTC after it: TZOFFSETTO.
        var offset: Int?
        /// The first change.
        var start: CivilMoment?
        /// Further ones: RRULE and RDATE.
        var rules: [RecurrenceRule] = []
        var additions: [CivilMoment] = []
    }

    /// TZID.
    let identifier: String
    let observances: [Observance]

    /// The years whose changes are known; before and after them nothing changes.
    private static let years = 1970...2100

    /// The zone's rules. Nil where an observance isn't complete, or changes too often.
    var zone: Zone? {
        var changes: [(at: Int64, offset: Int)] = []
        var first: (at: Int64, offset: Int)?
        for observance in observances {
            guard let before = observance.offsetBefore, let offset = observance.offset, let moments = Self.moments(of: observance) else {
                return nil
            }
            for moment in moments {
                let change = (at: moment.localSeconds - Int64(before), offset: offset)
                changes.append(change)
                if first.map({ change.at < $0.at }) ?? true { first = (change.at, before) }
            }
            guard changes.count <= EventSeries.maximumInstances else { return nil }
        }
        guard let first else { return nil }
        let sorted = changes.sorted { $0.at < $1.at }
        return Zone(identifier: identifier) { instant in
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle].at <= instant.seconds { low = middle + 1 } else { high = middle }
            }
            return low == 0 ? first.offset : sorted[low - 1].offset
        }
    }

    /// When an observance begins, on the clock before it. Nil where that isn't known.
    private static func moments(of observance: Observance) -> [CivilMoment]? {
        guard let start = observance.start, let before = observance.offsetBefore else { return nil }
        var moments = [start] + observance.additions
        for rule in observance.rules {
            let until = rule.until.map { $0.form == .utc ? CivilMoment(localSeconds: $0.moment.localSeconds + Int64(before)) : $0.moment }
            let firstYear = min(years.lowerBound, (until?.date.year ?? years.lowerBound) - 1)
            guard let from = CivilDate(year: max(firstYear, 1), month: 1, day: 1),
                let through = CivilDate(year: years.upperBound, month: 12, day: 31),
                let more = try? rule.starts(from: start, until: until, in: from...through)
            else { return nil }
            moments += more
        }
        return moments
    }
}
