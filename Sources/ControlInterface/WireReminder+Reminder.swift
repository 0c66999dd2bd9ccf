import KeepInTouch
import Phrases

extension WireReminder {
    /// The reminder as the book knows it, `now`.
    package init(_ reminder: Reminder, in book: Book, now: Instant) {
        let contact = book.contact(reminder.id.contact)
        self.init(reminder, name: contact?.name ?? reminder.id.contact.rawValue, now: now, zone: book.zone)
        if let paused = reminder.paused, let contact { pausedBy = paused.subject.wire(contact.groupNames) }
    }

    /// The reminder as it is `now`, in the zone's time.
    package init(_ reminder: Reminder, name: String, now: Instant, zone: Zone) {
        let today = zone.date(at: now)
        self.init(
            id: reminder.id.description, contact: reminder.id.contact, name: name, kind: .known(reminder.id.key.kind),
            state: reminder.state(on: today, at: now), due: reminder.due, overdue: reminder.overdue, opens: reminder.opens,
            occasion: reminder.occasion, years: reminder.years, leapDay: reminder.isOfLeapDay ? true : nil, label: reminder.label,
            promise: reminder.promise, every: reminder.cadence,
            since: reminder.clock?.start, cause: reminder.clock?.cause, met: reminder.clock?.rung?.met,
            lastContact: reminder.lastContact?.date, lastVia: reminder.lastContact?.via,
            told: reminder.told.map { LocalInstant($0, in: zone) }, repeats: reminder.repeats > 0 ? reminder.repeats : nil,
            snoozedUntil: reminder.isSnoozed(at: now) ? reminder.snoozedUntil.map { LocalInstant($0, in: zone) } : nil,
            spread: reminder.isSpread && reminder.isSnoozed(at: now) ? true : nil,
            pausedBy: reminder.paused?.subject.wire, pausedUntil: reminder.paused?.until,
            reason: Reason(reminder).phrase(today: today).description)
        if !reminder.favors.isEmpty { (given, got, gotLast) = (reminder.favors.given, reminder.favors.got, reminder.favors.gotLast) }
    }

    /// What its sentence says; nil for a kind of reminder that only a newer daemon knows.
    package var facts: Reason? {
        guard case .known(let kind) = kind else { return nil }
        var facts = Reason(kind, due: due)
        facts.occasion = occasion
        facts.years = years
        facts.isOfLeapDay = leapDay ?? false
        facts.label = label
        facts.promise = promise
        facts.every = every
        facts.since = since
        facts.cause = cause
        facts.met = met
        facts.last = lastContact.map { LastContact(date: $0, via: lastVia ?? .other) }
        facts.repeats = repeats ?? 0
        if let given, let got { facts.favors = Favors(given: given, got: got, gotLast: gotLast ?? false) }
        return facts
    }
}

extension Subject {
    /// `contact`, `everybody`, or a group's name.
    var wire: String { wire(GroupNames()) }

    /// The same, a group as a contact's card writes it.
    func wire(_ names: GroupNames) -> String {
        switch self {
        case .contact: "contact"
        case .group(let name): names.written(name)
        case .everybody: "everybody"
        }
    }
}
