/// Derives what a contact is due for, and when, from the card, the journal's standing and the policy. Keeps nothing.
struct Planner: Sendable {
    var policy: Policy
    var zone: Zone
    /// The day the journal begins. What was over by then is none of vitaminb's business.
    var knownSince: CivilDate

    /// How long an occasion that nobody answered stays on the list: long enough to send belated wishes, short enough
    /// that last spring's birthdays don't fill it.
    static let belatedDays = 14

    /// The contact's open reminders, due or to come: at most one of a kind.
    func reminders(for contact: Contact, _ standing: Standing, today: CivilDate) -> [Reminder] {
        if standing.tracking == .ignored { return [] }
        var reminders: [Reminder] = []
        if let reminder = keepInTouch(with: contact, standing) { reminders.append(reminder) }
        if policy.birthdays, let birthday = contact.birthday {
            reminders.append(contentsOf: occasion(.birthday, birthday, contact, standing, today))
        }
        if policy.anniversaries, let anniversary = contact.anniversary {
            reminders.append(contentsOf: occasion(.anniversary, anniversary, contact, standing, today))
        }
        return reminders
    }

    /// The contact's cadence: its own, else the shortest of its groups', else everyone's.
    func cadence(of contact: Contact, _ standing: Standing) -> CadenceChoice? {
        switch standing.tracking {
        case .ignored: return nil
        case .every(let cadence): return CadenceChoice(every: cadence, atMost: nil, source: .contact)
        case .byGroup: break
        }
        let own = contact.groups.compactMap { name in policy.groups[name].map { (name, $0) } }
        // Of two groups with the same cadence the first by name, whatever order the card lists them in.
        if let (name, group) = own.min(by: { ($0.1.every.averageDays, $0.0) < ($1.1.every.averageDays, $1.0) }) {
            return CadenceChoice(every: group.every, atMost: group.atMost, source: .group(name))
        }
        return policy.every.map { CadenceChoice(every: $0, atMost: nil, source: .everyone) }
    }

    private func keepInTouch(with contact: Contact, _ standing: Standing) -> Reminder? {
        guard let choice = cadence(of: contact, standing), let clock = standing.clock else { return nil }
        let start = zone.date(at: clock.at)
        // Whoever was never contacted is due from the day tracking began: there is no interaction to count from.
        let due = standing.isNew ? start : start.adding(choice.every)
        let overdue = choice.atMost.map { start.adding($0) } ?? due.adding(days: 1)
        let key = ReminderKey(kind: .keepInTouch, cycle: .since(clock.entry))
        return reminder(key, contact, standing, due: due, overdue: max(overdue, due.adding(days: 1)), cadence: choice.every)
    }

    private func occasion(
        _ kind: ReminderKind, _ day: AnnualDay, _ contact: Contact, _ standing: Standing, _ today: CivilDate
    ) -> [Reminder] {
        let earliest = max(today.adding(days: -Self.belatedDays), knownSince)
        for year in (earliest.year - 1)...(earliest.year + 2) {
            // The first day itself is no birthday, and nobody has one before it.
            guard let date = day.date(in: year), year > day.year ?? 0 else { continue }
            let due = date.adding(days: -policy.leadDays)
            let key = ReminderKey(kind: kind, cycle: .year(year))
            // What is snoozed stays on the list until it was told again.
            let last = standing.marks(of: key).snoozedUntil.map { max(date, zone.date(at: $0)) } ?? date
            if last < earliest { continue }
            // Being in touch on the day or after it answers it, whichever way it was said; a call in the week before does not.
            if standing.marks(of: key).isClosed { continue }
            if let last = standing.lastContact, zone.date(at: last) >= date { continue }
            return [
                reminder(
                    key, contact, standing, due: due, overdue: date.adding(days: 1), occasion: date,
                    years: day.year.flatMap { year > $0 ? year - $0 : nil })
            ]
        }
        return []
    }

    private func reminder(
        _ key: ReminderKey, _ contact: Contact, _ standing: Standing, due: CivilDate, overdue: CivilDate, occasion: CivilDate? = nil,
        years: Int? = nil, cadence: Cadence? = nil
    ) -> Reminder {
        let marks = standing.marks(of: key)
        // Told when it was due earlier, by another cadence or lead, it isn't told yet; one day may be a journey's.
        let told = marks.told.flatMap { zone.date(at: $0) >= due.adding(days: -1) ? $0 : nil }
        return Reminder(
            id: ReminderID(key: key, contact: contact.id), due: due, overdue: overdue, occasion: occasion, years: years, cadence: cadence,
            lastContact: lastContact(standing), told: told, snoozedUntil: marks.snoozedUntil)
    }

    /// The last interaction, on the local calendar.
    func lastContact(_ standing: Standing) -> LastContact? {
        standing.lastContact.map { LastContact(date: zone.date(at: $0), via: standing.via) }
    }
}

/// Which cadence a contact has, and why.
public struct CadenceChoice: Hashable, Sendable {
    /// How often.
    public let every: Cadence
    /// From here on it is overdue, where the group says so.
    public let atMost: Cadence?
    /// Where it comes from.
    public let source: Source

    /// Where a cadence comes from.
    public enum Source: Hashable, Sendable {
        /// The user tracks this contact by name.
        case contact
        /// The shortest of its groups'.
        case group(String)
        /// The default for everyone.
        case everyone
    }
}
