/// When a snooze ends where one is.
struct LocalSnoozeEnd {
    /// The moment.
    let at: Instant
    /// The day whose beginning or opening that is; nil: it is that moment in every zone.
    let day: CivilDate?

    /// Whether the end of a snooze that was said then is among these tellings.
    ///
    /// Further west a day begins later, at a moment that may be still to come. What was told of that day since the snooze was said, in the
    /// window of that day where that was, is not told once more for that.
    func isTold(by tellings: [ContactState.Telling], since said: Instant, in zone: Zone) -> Bool {
        guard let day else { return tellings.contains { at <= $0.stamp.at } }
        return tellings.contains { said <= $0.stamp.at && (at <= $0.stamp.at || day <= $0.stamp.day(in: zone)) }
    }
}
