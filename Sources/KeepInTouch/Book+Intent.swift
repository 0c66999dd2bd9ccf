import FoundationEssentials

extension Book {
    /// What the journal should get when somebody asks for this; refuses what can't be done. Changes nothing.
    public func decide(_ intent: Intent, now: Instant, id: UUID) throws(Refusal) -> Entry {
        switch intent {
        case .acknowledge(let who, let interaction, let when):
            let contact = try find(who)
            if when > now { throw .notYet(when) }
            return Entry(
                id: id, said: now, happened: when, contact: contact.id, what: .acknowledged(interaction, try answered(who, contact)))
        case .log(let who, let interaction, let when):
            if when > now { throw .notYet(when) }
            return Entry(id: id, said: now, happened: when, contact: try find(who).id, what: .logged(interaction))
        case .snooze(let who, let until):
            let contact = try find(who)
            if until <= now { throw .alreadyPast(until) }
            return Entry(id: id, said: now, contact: contact.id, what: .snoozed(try snoozable(who, contact, until: until), until: until))
        case .skip(let who):
            let contact = try find(who)
            let due = named(by: who, reminders(for: contact.id)).filter { $0.due <= today }
            if due.isEmpty { throw nothingDue(contact) }
            return Entry(id: id, said: now, contact: contact.id, what: .skipped(due.map(\.id.key)))
        case .track(let who, let cadence):
            let contact = try find(who)
            var standing = members[index(contact.id) ?? 0].standing
            standing.fold(Entry(id: id, said: now, contact: contact.id, what: .tracked(every: cadence)))
            if planner.cadence(of: contact, standing) == nil { throw .noCadence(contact) }
            return Entry(id: id, said: now, contact: contact.id, what: .tracked(every: cadence))
        case .ignore(let who):
            return Entry(id: id, said: now, contact: try find(who).id, what: .ignored)
        }
    }

    /// What the journal should get when the last thing said is taken back.
    public func undo(_ last: Entry?, now: Instant, id: UUID) throws(Refusal) -> Entry {
        guard let last, last.canBeUndone else { throw .nothingToUndo }
        return Entry(id: id, said: now, contact: last.contact, what: .undone(last.id))
    }

    /// The one contact that `who` names: by reminder id, by UID, by whole name or nickname, or by any part of the name.
    public func find(_ who: String) throws(Refusal) -> Contact {
        if let contact = contact(ContactID(rawValue: who)) { return contact }
        if let id = ReminderID(who), let contact = contact(id.contact) { return contact }
        let matches = self.matches(who)
        guard let first = matches.first else { throw .noSuchContact(who) }
        if matches.count == 1 { return first }
        let folded = who.folded
        let whole = matches.filter { $0.name.folded == folded || $0.nickname?.folded == folded }
        if whole.count == 1 { return whole[0] }
        throw .ambiguous(who, candidates: Array(matches.prefix(Refusal.candidateBound)))
    }

    /// Only the reminder that `who` is the id of, where it is one.
    private func named(by who: String, _ reminders: [Reminder]) -> [Reminder] {
        ReminderID(who).map { id in reminders.filter { $0.id == id } } ?? reminders
    }

    /// What is due, or else what falls due before the snooze would end.
    private func snoozable(_ who: String, _ contact: Contact, until: Instant) throws(Refusal) -> [ReminderKey] {
        let open = named(by: who, reminders(for: contact.id))
        let due = open.filter { $0.due <= today }
        let affected = due.isEmpty ? open.filter { zone.instant(of: $0.due) < until } : due
        if affected.isEmpty { throw nothingDue(contact) }
        return affected.map(\.id.key)
    }

    /// What an acknowledgement closes: all that is due, but for occasions whose day is still to come while there is anything else.
    ///
    /// A reminder's id that is no longer open is refused, so that the second press of a button is no second interaction.
    private func answered(_ who: String, _ contact: Contact) throws(Refusal) -> [ReminderKey] {
        let due = named(by: who, reminders(for: contact.id)).filter { $0.due <= today }
        if due.isEmpty, ReminderID(who) != nil { throw nothingDue(contact) }
        let come = due.filter { $0.occasion.map { $0 <= today } ?? true }
        return (come.isEmpty ? due : come).map(\.id.key)
    }

    private func nothingDue(_ contact: Contact) -> Refusal {
        .nothingDue(contact, next: reminders(for: contact.id).map(\.due).filter { $0 > today }.min())
    }
}
