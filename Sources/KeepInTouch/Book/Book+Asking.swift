extension Book {
    /// The open reminders that are due and not hidden, most urgent first: occasions and promises, then by time overdue as a share of
    /// the cadence.
    package func due(_ now: Instant, includingHidden: Bool = false) -> [Reminder] {
        let items = schedule.due(on: today).lazy.filter { includingHidden || !$0.isHidden(at: now) }
        return mostUrgentFirst(items.compactMap(reminder))
    }

    /// The reminders that fall due after today, up to and with `last`, in order.
    package func upcoming(through last: CivilDate) -> [Reminder] {
        schedule.upcoming(after: today, through: last).compactMap(reminder)
    }

    /// The first reminder that falls due after today.
    package var next: Reminder? {
        schedule.upcoming(after: today, through: CivilDate.range.upperBound).first { !$0.isPaused }.flatMap(reminder)
    }

    /// How many reminders are due and not hidden.
    package func dueCount(_ now: Instant) -> Int {
        schedule.due(on: today).count { !$0.isHidden(at: now) }
    }

    /// The contact with this UID, if there is a card.
    package func contact(_ id: ContactID) -> Contact? {
        index(id).flatMap { members[$0].contact }
    }

    /// Every contact that has a card, in no particular order.
    package var contacts: some Sequence<Contact> {
        members.lazy.compactMap(\.contact)
    }

    /// Every contact that has a card, by name.
    package var contactsByName: [Contact] {
        members.compactMap(\.contact).map { ($0.name.folded, $0) }
            .sorted { ($0.0, $0.1.id.rawValue) < ($1.0, $1.1.id.rawValue) }.map(\.1)
    }

    /// The pauses of groups and of everybody that run or are still to come, everybody's first.
    package var pauses: [(subject: Subject, pause: Pause)] {
        let goesOn = { [today] (pause: Pause) in pause.until.map { today < $0 } ?? true }
        return planner.sharedPauses.everybody.filter(goesOn).sorted { $0.from < $1.from }.map { (.everybody, $0) }
            + planner.sharedPauses.groups.filter { goesOn($0.value) }.sorted { $0.key < $1.key }.map { (.group($0.key), $0.value) }
    }

    /// What is open for this contact, due or to come.
    package func reminders(for id: ContactID) -> [Reminder] {
        index(id).map(reminders) ?? []
    }

    /// What is known of keeping in touch with this contact, beyond the card.
    package func relation(to id: ContactID) -> Relation? {
        guard let index = index(id), let contact = members[index].contact else { return nil }
        let state = members[index].state
        return Relation(
            cadence: planner.cadence(of: contact, state, today: today),
            cadenceInPerson: planner.cadenceInPerson(of: contact, state, today: today), isIgnored: state.tracking == .ignored,
            paused: planner.paused(contact, state, today: today), lastContact: planner.lastContact(state),
            favors: state.extras.favors, knows: knownBy(members[index]))
    }
}

/// How one contact is kept in touch with.
package struct Relation: Hashable, Sendable {
    /// The cadence and where it comes from; nil: not tracked.
    package let cadence: CadenceChoice?
    /// How often to see each other, and where that comes from; nil: any means will do.
    package let cadenceInPerson: CadenceChoice?
    /// Whether the user said never to remind about this contact.
    package let isIgnored: Bool
    /// Why nothing is told of this contact today; nil: it is.
    package let paused: Paused?
    /// The last interaction; nil: never contacted.
    package let lastContact: LastContact?
    /// Give and take.
    package let favors: Favors
    /// Whom this contact knows, with or without a card.
    package let knows: [ContactID]
}
