import KeepInTouch

/// A day and a time on it, as a clock on the wall shows them, in no time zone. Rules are expanded in these.
package struct CivilMoment: Hashable, Comparable, Sendable {
    /// The day.
    package let date: CivilDate
    /// The time of day, before 24:00.
    package let time: ClockTime

    /// A time on a day.
    package init(_ date: CivilDate, _ time: ClockTime = .midnight) {
        self.date = date
        self.time = time
    }

    /// Whether the left moment comes before the right one, in the same zone.
    package static func < (left: CivilMoment, right: CivilMoment) -> Bool {
        left.date == right.date ? left.time < right.time : left.date < right.date
    }

    /// Seconds since 1970-01-01T00:00:00 on the same clock.
    var localSeconds: Int64 { Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay) }

    /// The moment that lies so many seconds after 1970-01-01T00:00:00 on the same clock, kept in ``CivilDate/range``.
    init(localSeconds: Int64) {
        let instant = Instant(seconds: localSeconds)
        let (date, time) = Zone.utc.moment(at: instant)
        self.init(date, time)
    }
}
