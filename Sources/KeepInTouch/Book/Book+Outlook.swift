/// What is open for a contact.
package struct Outlook: Hashable, Sendable {
    /// The reminder to be in touch, or to see each other, that comes first; it may be due. Nil: none follows.
    package let next: Reminder?
    /// What else is open: promises, whatever their day, and all that is due.
    package let open: [Reminder]

    /// What is open, of a contact's reminders at a moment of a day.
    init(_ reminders: [Reminder], on today: CivilDate, at now: Instant) {
        let next = reminders.filter { $0.clock != nil }.min { $0.due < $1.due || $0.due == $1.due && $0.id.key.kind == .keepInTouch }
        self.next = next
        // What is snoozed or paused is not, but for promises: those are kept whatever is silent.
        open = reminders.filter { $0.id != next?.id && ($0.promise != nil || [.due, .overdue].contains($0.state(on: today, at: now))) }
            .sorted { $0.due < $1.due }
    }
}

extension Book {
    /// All reminders of this contact that are not closed; of the dead, of whom nothing is told, the promises that nobody has ended.
    package func open(for id: ContactID) -> [Reminder] {
        guard let contact = contact(id), contact.died != nil else { return reminders(for: id) }
        return promises(to: contact)
    }

    /// What is open for this contact.
    package func outlook(for id: ContactID) -> Outlook { Outlook(open(for: id), on: today, at: moment) }

    /// Which of these reminders were open and no longer are.
    package func closed(_ before: [Reminder], of id: ContactID) -> [Reminder] {
        let now = Set(open(for: id).map(\.id))
        return before.filter { !now.contains($0.id) && ($0.promise != nil || $0.state(on: today, at: moment) != .upcoming) }
    }

    /// The occasions of these days, and the promises for them, that a pause of the subject silences; by day.
    package func silenced(_ subject: Subject, in days: Range<CivilDate>) -> [Reminder] {
        if days.isEmpty { return [] }
        // As it is on the first day: an occasion that is long over is next year's by now.
        let book = days.lowerBound == today ? self : advanced(to: zone.instant(of: days.lowerBound))
        let last = days.upperBound.adding(days: -1)
        let reminders = book.due(book.moment, includingHidden: true) + book.upcoming(through: last)
        return reminders.filter { reminder in
            reminder.clock == nil && days.contains(reminder.due) && book.isCovered(reminder.id.contact, by: subject)
        }.sorted { $0.due < $1.due }
    }

    private func isCovered(_ id: ContactID, by subject: Subject) -> Bool {
        switch subject {
        case .everybody: true
        case .contact(let contact): contact == id
        case .group(let name): contact(id)?.groups.contains(name) ?? false
        }
    }
}
