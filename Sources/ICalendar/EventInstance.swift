import KeepInTouch

/// One time at which an event takes place, or would have: whether it is cancelled, its ``event`` says.
package struct EventInstance: Hashable, Sendable {
    /// The component that describes it: the series' own, or the override.
    package let event: CalendarEvent
    /// The start as it was planned, in the form in which the series' start is written. Within a series it is the instance's identity, and
    /// stays the same when the instance is moved.
    package let original: CalendarTime
    /// The instant of that start, which is the same however a copy of the event writes it; of a whole day, its first moment for the reader.
    package let originalStart: Instant
    /// The day of the actual start, as written; of one that is written in UTC, the day in the reader's zone.
    package let day: CivilDate
    /// The actual start.
    package let start: Instant
    /// The actual end, not before the start.
    package let end: Instant
    /// Whether programs don't agree that it takes place: the first day of a series whose rule doesn't name that day, an instance on the day
    /// of an UNTIL without a time, an RDATE without a time, or an override that EXDATE takes out.
    package let isDisputed: Bool
}
