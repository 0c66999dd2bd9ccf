/// A group as the book sees it: from the cards, from the policy, or from both.
package struct Group: Hashable, Sendable {
    /// Its name as the first card that lists it writes it.
    package internal(set) var name: String
    /// How often to be in touch with its contacts; nil: it carries no cadence.
    package let every: Cadence?
    /// From here on a contact in it is overdue, where that is set.
    package let atMost: Cadence?
    /// How many contacts are in it.
    package internal(set) var contactCount = 0
    /// For how many of them something is due and not snoozed.
    package internal(set) var dueCount = 0
    /// The pause of the group itself today, if there is one.
    package internal(set) var pause: Pause?
}

extension Book {
    /// Every group that a contact is in or that has a cadence, by name.
    package func groups(_ now: Instant) -> [Group] {
        // By the folded name; shown as the first contact's card writes it.
        var groups: [String: Group] = [:]
        for (name, policy) in policy.groups { groups[name] = Group(name: policy.name ?? name, every: policy.every, atMost: policy.atMost) }
        let due = Set(due(now).map(\.id.contact))
        for contact in contacts {
            for (name, written) in zip(contact.groups, contact.groupNames.written) {
                var group = groups[name] ?? Group(name: written, every: nil, atMost: nil)
                if group.contactCount == 0 { group.name = written }
                group.contactCount += 1
                if due.contains(contact.id) { group.dueCount += 1 }
                groups[name] = group
            }
        }
        for (name, pauses) in planner.sharedPauses.groups { groups[name]?.pause = pauses.current(on: today) }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    /// How the first card that lists a group writes its name, or else the configuration.
    package func written(group: String) -> String {
        contacts.first { $0.groups.contains(group) }?.groupNames.written(group) ?? policy.groups[group]?.name ?? group
    }
}
