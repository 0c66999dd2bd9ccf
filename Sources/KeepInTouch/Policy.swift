/// What the user has decided about everybody: the part of the configuration that the planner follows.
public struct Policy: Equatable, Sendable {
    /// The cadence of contacts that are in no group with one; nil: only groups and tracked contacts.
    public var every: Cadence?
    /// The groups that carry a cadence, by folded name.
    public var groups: [String: GroupPolicy]
    /// Whether birthdays are reminded of.
    public var birthdays: Bool
    /// Whether anniversaries are reminded of.
    public var anniversaries: Bool
    /// How many days ahead of an occasion its reminder is due (0 to 60).
    public var leadDays: Int
    /// When and how much may be told.
    public var delivery: Delivery

    /// The policy of somebody who has configured nothing.
    public init(
        every: Cadence? = nil, groups: [String: GroupPolicy] = [:], birthdays: Bool = true, anniversaries: Bool = false, leadDays: Int = 0,
        delivery: Delivery = Delivery()
    ) {
        self.every = every
        self.groups = groups
        self.birthdays = birthdays
        self.anniversaries = anniversaries
        self.leadDays = leadDays
        self.delivery = delivery
    }
}

/// What a group of contacts is owed.
public struct GroupPolicy: Equatable, Sendable {
    /// How often to be in touch with each of its contacts.
    public var every: Cadence
    /// From here on it is overdue; nil: from the day after it was due.
    public var atMost: Cadence?

    /// A group's cadence.
    public init(every: Cadence, atMost: Cadence? = nil) {
        self.every = every
        self.atMost = atMost
    }
}

/// When reminders may be told, and how many a day.
public struct Delivery: Equatable, Sendable {
    /// The local time from which reminders are told.
    public var from: ClockTime
    /// The local time up to which, exclusive; later than `from`.
    public var to: ClockTime
    /// The weekdays on which reminders are told.
    public var days: Set<Weekday>
    /// How many keep-in-touch reminders are told a day; the rest waits for the next day, most urgent first.
    public var budget: Int

    /// A window; the defaults are the ones of an empty configuration.
    public init(
        from: ClockTime = ClockTime(secondOfDay: 9 * 3600), to: ClockTime = ClockTime(secondOfDay: 20 * 3600),
        days: Set<Weekday> = Set(Weekday.allCases), budget: Int = 3
    ) {
        self.from = from
        self.to = to
        self.days = days
        self.budget = budget
    }

    /// The first instant at or after `instant` at which the window is open; nil where it never is: no weekday is selected, or `to` is
    /// not later than `from`.
    public func opening(atOrAfter instant: Instant, in zone: Zone) -> Instant? {
        let today = zone.date(at: instant)
        // Eight days: today's window may be over, and the next may be on the same weekday a week later.
        for day in (0...8).map({ today.adding(days: $0) }) where days.contains(day.weekday) {
            let start = zone.instant(of: day, at: from)
            let end = zone.instant(of: day, at: to)
            // A zone may leave out the day, and a clock change what the window is made of: then it stays shut.
            if instant < end, start < end, zone.date(at: start) == day { return max(start, instant) }
        }
        return nil
    }
}
