/// A point in time: whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted (as CLOCK_REALTIME does).
///
/// Kept so far inside ``CivilDate/range`` that it has a local day in every zone: a number from outside can't trap the calendar.
package struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since the epoch.
    package let seconds: Int64

    private static let range: ClosedRange<Int64> = {
        let days = CivilDate.range
        return Int64(days.lowerBound.dayNumber + 1) * 86_400...Int64(days.upperBound.dayNumber) * 86_400 - 1
    }()

    /// The instant `seconds` after the epoch, or the nearest that the calendar has.
    package init(seconds: Int64) {
        self.seconds = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
    }

    /// The instant so many seconds later, or earlier when negative.
    package func adding(seconds: Int) -> Instant {
        Instant(seconds: self.seconds + Int64(min(max(seconds, -1 << 40), 1 << 40)))
    }

    /// The first moment that not only a clock shows that has lost its battery: the beginning of 2001.
    package static let endOfDeadClocks = Instant(seconds: 978_307_200)

    /// Whether only a clock that has lost its battery shows it. It is behind, and what the journal says is not ahead.
    package var isOfDeadClock: Bool { self < .endOfDeadClocks }

    /// Whether the left instant comes before the right one.
    package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}
