/// The part of the configuration that the planner follows.
package struct Policy: Equatable, Sendable {
    /// The cadence of contacts that are in no group with one; nil: only groups and tracked contacts.
    package var every: Cadence?
    /// The groups that carry a cadence, by folded name.
    package var groups: [String: GroupPolicy]
    /// Whether birthdays are reminded of.
    package var birthdays: Bool
    /// Whether anniversaries are reminded of.
    package var anniversaries: Bool
    /// How many days ahead of an occasion its reminder is due (0 to 60).
    package var leadDays: Int
    /// Whether somebody just met is reminded of sooner: two days, two weeks and two months after that day.
    package var ladder: Bool
    /// Whether a reminder suggests what to do about give and take.
    package var suggestions: Bool
    /// When and how much may be told.
    package var delivery: Delivery

    /// The policy of somebody who has configured nothing.
    package init(
        every: Cadence? = nil, groups: [String: GroupPolicy] = [:], birthdays: Bool = true, anniversaries: Bool = false, leadDays: Int = 0,
        ladder: Bool = true, suggestions: Bool = true, delivery: Delivery = Delivery()
    ) {
        self.every = every
        self.groups = groups
        self.birthdays = birthdays
        self.anniversaries = anniversaries
        self.leadDays = leadDays
        self.ladder = ladder
        self.suggestions = suggestions
        self.delivery = delivery
    }
}

/// The cadences of a group.
package struct GroupPolicy: Equatable, Sendable {
    /// How often to be in touch with each of its contacts.
    package var every: Cadence
    /// From here on it is overdue; nil: from the day after it was due.
    package var atMost: Cadence?
    /// How often to see each of its contacts in person; nil: any means will do.
    package var inPerson: Cadence?

    /// A group's cadence.
    package init(every: Cadence, atMost: Cadence? = nil, inPerson: Cadence? = nil) {
        self.every = every
        self.atMost = atMost
        self.inPerson = inPerson
    }
}
