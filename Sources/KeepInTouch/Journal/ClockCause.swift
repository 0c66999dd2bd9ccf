/// What starts a clock.
package enum ClockCause: Hashable, Sendable {
    /// Contact happened.
    case interaction
    /// The reminder before it was skipped.
    case skip
    /// Tracking began, and there was no contact yet.
    case began
}
