import FoundationEssentials

/// What a person says of a contact when they begin: how often, about when they were in touch last, and before which day nothing is told.
package struct Beginning: Hashable, Sendable {
    /// Whom.
    package let contact: ContactID
    /// The contact's own cadence; nil: its groups'.
    package let every: Cadence?
    /// About when they were in touch last; nil: nobody knows.
    package let last: CivilDate?
    /// The day on which a snooze ends; nil: there is none.
    package let from: CivilDate?

    /// What is said of one contact.
    package init(_ contact: ContactID, every: Cadence?, last: CivilDate?, from: CivilDate?) {
        (self.contact, self.every, self.last, self.from) = (contact, every, last, from)
    }
}

extension Book {
    /// What the journal should get of those with whom a person begins: all of it in one act, or a refusal.
    func decide(_ beginnings: [Beginning], now: Instant, newID: () -> UUID) throws(Refusal) -> Draft {
        let act = newID()
        var entries: [Entry] = []
        for one in beginnings {
            let contact = try find(one.contact.rawValue)
            try checkAlive(contact)
            let happened = one.last.map { zone.instant(of: $0, at: ClockTime(secondOfDay: 12 * 3600)) }
            if let happened, happened > now { throw .notYet(happened) }
            if let from = one.from, from <= today { throw .dayIsOver(from) }
            func add(_ what: Entry.What, at moment: Instant = now) {
                entries.append(
                    Entry(id: newID(), act: act, said: now, happened: moment, day: zone.date(at: moment), contact: contact.id, what: what))
            }
            if let every = one.every { add(.tracked(every: every, inPerson: nil)) }
            if let happened { add(.acknowledged(Interaction(via: .other, isRough: true), [], again: nil), at: happened) }
            if let from = one.from, !isKnownToBeDueLater(contact, one) { add(.snoozed([], until: .day(from))) }
        }
        return draft(entries, at: now)
    }

    /// Whether the journal knows of a contact with them that makes them due later anyway.
    private func isKnownToBeDueLater(_ contact: Contact, _ one: Beginning) -> Bool {
        let relation = relation(to: contact.id)
        guard let last = relation?.lastContact?.date, let every = one.every ?? relation?.cadence?.every else { return false }
        return last.adding(every) > today
    }
}
