/// A time zone's rules, as a value: how far local clocks are from UTC at any instant.
///
/// The core never asks the system for the zone. Whoever knows it (the C library at the edge, a table in a test) hands it in.
package struct Zone: Sendable {
    /// What the zone is called, for messages: `Europe/Berlin`.
    package let identifier: String
    private let offset: @Sendable (Instant) -> Int

    /// A zone from its rule. `offset` gives the seconds that local time is ahead of UTC (east is positive) at an instant.
    package init(identifier: String, offset: @escaping @Sendable (Instant) -> Int) {
        self.identifier = identifier
        self.offset = offset
    }

    /// Coordinated Universal Time.
    package static let utc = Zone(identifier: "UTC") { _ in 0 }

    /// Seconds that local time is ahead of UTC at this instant.
    package func secondsFromUTC(at instant: Instant) -> Int {
        offset(instant)
    }

    /// The day that local calendars show.
    package func date(at instant: Instant) -> CivilDate {
        moment(at: instant).date
    }

    /// The day and the time of day that local clocks show.
    package func moment(at instant: Instant) -> (date: CivilDate, time: ClockTime) {
        let local = instant.seconds + Int64(offset(instant))
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let date = CivilDate(dayNumber: Int32(clamping: day))
        return (date, ClockTime(secondOfDay: Int(local - day * 86_400)))
    }

    /// When local clocks show this time on this day.
    ///
    /// A time that happens twice (clocks go back) is its first occurrence. One that never happens (clocks go forward,
    /// or a whole day is left out) is as long after the gap as it was meant to be after the gap's start.
    package func instant(of date: CivilDate, at time: ClockTime = .midnight) -> Instant {
        let local = Instant(seconds: Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay))
        // No zone is a day or more away from UTC, so one of these holds before and the other after any change nearby.
        let before = local.adding(seconds: -offset(local.adding(seconds: -86_400)))
        let after = local.adding(seconds: -offset(local.adding(seconds: 86_400)))
        let shows = { (instant: Instant) in instant.adding(seconds: offset(instant)) == local }
        return shows(before) || !shows(after) ? before : after
    }
}

/// A time of day on a wall clock, to the second. 24:00, the end of the day, is allowed.
package struct ClockTime: Hashable, Comparable, Sendable {
    /// Seconds after 00:00 (0 to 86,400).
    package let secondOfDay: Int

    /// The time that lies so many seconds after 00:00, kept between 00:00 and 24:00.
    package init(secondOfDay: Int) {
        self.secondOfDay = min(max(secondOfDay, 0), 86_400)
    }

    /// 00:00.
    package static let midnight = ClockTime(secondOfDay: 0)
    /// 24:00: the end of the day.
    package static let endOfDay = ClockTime(secondOfDay: 86_400)

    /// Reads `9:00`, `09:00`, `09:00:30` and `24:00`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts[0].utf8.count <= 2, parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }) else {
            return nil
        }
        let numbers = parts.compactMap { digits($0) }
        guard numbers.count == parts.count, numbers[0] <= 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        let seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
        guard seconds <= 86_400 else { return nil }
        self.init(secondOfDay: seconds)
    }

    /// Whether the left time comes before the right one.
    package static func < (left: ClockTime, right: ClockTime) -> Bool { left.secondOfDay < right.secondOfDay }
}

extension ClockTime: CustomStringConvertible {
    /// `09:00`, or `09:00:30` where the seconds count.
    package var description: String {
        let minutes = "\(padded(secondOfDay / 3600, 2)):\(padded(secondOfDay / 60 % 60, 2))"
        return secondOfDay % 60 == 0 ? minutes : minutes + ":" + padded(secondOfDay % 60, 2)
    }
}
