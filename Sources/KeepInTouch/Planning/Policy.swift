/// The part of the configuration that the planner follows.
package struct Policy: Equatable, Sendable {
    /// The cadence of contacts that are in no group with one; nil: only groups and tracked contacts.
    package var every: Cadence?
    /// The groups that carry a cadence, by folded name.
    package var groups: [String: GroupPolicy]
    /// Whose birthdays are reminded of.
    package var birthdays: OccasionScope
    /// Whose anniversaries are reminded of.
    package var anniversaries: OccasionScope
    /// How many days ahead of an occasion it is told as well (0 to 60); 0: on its day only.
    package var leadDays: Int
    /// Whether somebody just met is reminded of sooner: after two days, two weeks and two months.
    package var ladder: Bool
    /// Whether keep-in-touch and in-person reminders are told again while nobody answers.
    package var repeats: Bool
    /// Whether a reminder suggests what to do about give and take.
    package var suggestions: Bool
    /// When and how much may be told.
    package var delivery: Delivery
    /// What of that which was noticed counts.
    package var evidence = EvidencePolicy()

    /// The policy of somebody who has configured nothing.
    package init(
        every: Cadence? = nil, groups: [String: GroupPolicy] = [:], birthdays: OccasionScope = .tracked,
        anniversaries: OccasionScope = .tracked, leadDays: Int = 0, ladder: Bool = true, repeats: Bool = true, suggestions: Bool = true,
        delivery: Delivery = Delivery()
    ) {
        self.every = every
        self.groups = groups
        self.birthdays = birthdays
        self.anniversaries = anniversaries
        self.leadDays = leadDays
        self.ladder = ladder
        self.repeats = repeats
        self.suggestions = suggestions
        self.delivery = delivery
    }
}

/// Whose occasions are reminded of.
package enum OccasionScope: String, CaseIterable, Sendable {
    /// Those of contacts that have a cadence.
    case tracked
    /// Everybody's, but for contacts that are ignored.
    case all
    /// Nobody's.
    case none

    /// Whether those of a contact that is tracked, or isn't, are among them.
    func includes(tracked: Bool) -> Bool { self == .all || self == .tracked && tracked }
}

/// What a group says of its contacts.
package struct GroupPolicy: Equatable, Sendable {
    /// As the configuration writes it; nil: folded, as it is compared.
    package var name: String?
    /// How often to be in touch with each of its contacts.
    package var every: Cadence
    /// From here on it is overdue; nil: from half a step after it was due.
    package var atMost: Cadence?
    /// How often to see each of its contacts in person; nil: any means will do.
    package var inPerson: Cadence?
    /// How many days ahead of their occasions they are told as well; nil: as for everybody.
    package var leadDays: Int?

    /// A group's cadence.
    package init(every: Cadence, atMost: Cadence? = nil, inPerson: Cadence? = nil, leadDays: Int? = nil) {
        self.every = every
        self.atMost = atMost
        self.inPerson = inPerson
        self.leadDays = leadDays
    }
}
