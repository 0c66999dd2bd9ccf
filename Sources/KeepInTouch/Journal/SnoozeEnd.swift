/// When a snooze ends.
package enum SnoozeEnd: Hashable, Sendable {
    /// At that moment.
    case instant(Instant)
    /// When the delivery window opens on that day; where it doesn't, at the next opening.
    case day(CivilDate)
}
