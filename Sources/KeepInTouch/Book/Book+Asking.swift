extension Book {
    /// The open reminders that are on the list and not hidden: occasions and promises by their day, then by days late as a share of the
    /// step.
    package func due(_ now: Instant, includingHidden: Bool = false) -> [Reminder] {
        listOrder(listed(now, includingHidden: includingHidden), on: today)
    }

    /// The same, derived one after the other, in the schedule's order.
    func listed(_ now: Instant, includingHidden: Bool = false) -> some Sequence<Reminder> {
        schedule.listed(on: today).lazy.filter { includingHidden || !$0.isHidden(at: now) }.compactMap(reminder)
    }

    /// The reminders that come on the list after today, up to and with `last`, in order.
    package func upcoming(through last: CivilDate) -> [Reminder] {
        schedule.upcoming(after: today, through: last).compactMap(reminder)
    }

    /// The first reminder that comes after today: on its day, or at the end of its snooze.
    package var next: Reminder? {
        let coming = schedule.upcoming(after: today, through: CivilDate.range.upperBound).lazy.compactMap(reminder)
            .first { $0.state(on: today, at: moment) != .paused }
        let awaking = schedule.listed(on: today).lazy.filter { !$0.isPaused }
            .compactMap { item in item.snoozeEnd(after: moment).map { (end: $0, item: item) } }
            .min { ($0.end, $0.item) < ($1.end, $1.item) }
        guard let awaking, coming.map({ zone.date(at: awaking.end) < $0.opens }) ?? true else { return coming }
        return reminder(awaking.item)
    }

    /// How many reminders are on the list and not hidden.
    package func dueCount(_ now: Instant) -> Int {
        schedule.listed(on: today).count { !$0.isHidden(at: now) }
    }

    /// The contacts that are overdue, paused and snoozed ones too.
    package var overdue: Set<ContactID> {
        Set(schedule.listed(on: today).lazy.compactMap(reminder).filter { $0.isOverdue(on: today) }.map(\.id.contact))
    }

    /// The contact with this UID, if there is a card.
    package func contact(_ id: ContactID) -> Contact? {
        index(id).flatMap { members[$0].contact }
    }

    /// What this contact's card says, without what the journal adds.
    package func card(of id: ContactID) -> Contact? {
        index(id).flatMap { members[$0].hasCard ? members[$0].card : nil }
    }

    /// The groups that the journal adds to those of the contact's card, as they were typed.
    package func assignedGroups(of id: ContactID) -> [String] { index(id).map { members[$0].state.assigned } ?? [] }

    /// Whether the journal has anything about this contact, by this or another UID.
    package func isKnown(_ id: ContactID) -> Bool { index(id).map { members[$0].state != ContactState() } ?? false }

    /// Those of whom something was noted, or for whom something was set, and who have no card, nor were merged into anybody.
    package var cardless: [ContactID] {
        members.lazy.filter { !$0.hasCard && $0.state.isPersonal && merges.heir(of: $0.id) == $0.id }.map(\.id)
    }

    /// Every contact that has a card, in no particular order.
    package var contacts: some Sequence<Contact> {
        members.lazy.compactMap(\.contact)
    }

    /// What all cards say, without what the journal adds.
    package var cards: some Sequence<Contact> {
        members.lazy.filter(\.hasCard).map(\.card)
    }

    /// The pauses of groups and of everybody that run or are still to come, everybody's first.
    package var pauses: [(subject: Subject, pause: Pause)] {
        func goingOn(_ pauses: Pauses) -> [Pause] { pauses.goingOn(after: today).sorted { $0.from < $1.from } }
        return goingOn(planner.sharedPauses.everybody).map { (.everybody, $0) }
            + planner.sharedPauses.groups.sorted { $0.key < $1.key }
            .flatMap { name, pauses in goingOn(pauses).map { (.group(name), $0) } }
    }

    /// The day on which a snooze ends: its own, or the next with an opening.
    package func day(ofEnd end: SnoozeEnd) -> CivilDate { zone.date(at: planner.end(of: end).at) }

    /// What is open for this contact, due or to come.
    package func reminders(for id: ContactID) -> [Reminder] {
        index(id).map(reminders) ?? []
    }

    /// What is known of keeping in touch with this contact, beyond the card.
    package func relation(to id: ContactID) -> Relation? {
        index(id).flatMap { members[$0].hasCard ? relation($0) : nil }
    }

    /// The same of a member that has a card.
    func relation(_ index: Int) -> Relation {
        let (contact, state) = (members[index].known, members[index].state)
        let cadence = planner.cadence(of: contact, state)
        return Relation(
            cadence: cadence,
            cadenceInPerson: planner.cadenceInPerson(of: contact, state), isIgnored: state.tracking == .ignored,
            paused: planner.silence(of: contact, state, today: today).paused, lastContact: planner.lastContact(state),
            nextDue: planner.nextDue(of: contact, state, cadence, today),
            favors: state.hasExtras ? state.extras.favors : Favors(), knows: state.hasExtras ? knownBy(members[index]) : [],
            unanswered: state.hasExtras ? state.unanswered?.day(in: zone) : nil)
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
    /// The last interaction; nil: none is known.
    package let lastContact: LastContact?
    /// The day on which the keep-in-touch reminder is or was due; nil: there is none.
    package let nextDue: CivilDate?
    /// Give and take.
    package let favors: Favors
    /// Whom this contact knows, with or without a card.
    package let knows: [ContactID]
    /// The day on which they wrote last, where nothing is known of an answer; nil: they didn't, or it was answered.
    package let unanswered: CivilDate?
}
