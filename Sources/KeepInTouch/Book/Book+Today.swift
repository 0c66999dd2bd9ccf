extension Book {
    /// How long a silence is, at least, and for how long its end is remembered, in days.
    private static let silenceDays = 7

    /// The day on which everybody's last silence of a week or more ended: a pause, or that no machine ran. Nil: that is a week ago.
    package var backSince: CivilDate? {
        (planner.sharedPauses.everybody.all + planner.sharedPauses.downtimes.all).compactMap { pause in
            guard let until = pause.until, until.days(since: pause.from) >= Self.silenceDays else { return nil }
            return (0..<Self.silenceDays).contains(today.days(since: until)) ? until : nil
        }.max()
    }

    /// The reminders of this day, of those that are on the list: what was told in today's window and is open, or what will be told when
    /// it opens, if nobody says anything.
    package func todaysReminders(among listed: [Reminder], at now: Instant) -> Set<ReminderID> {
        let day = policy.delivery.today(at: now, in: zone)
        let told = listed.lazy.filter { $0.lastTold?.day == day && !$0.isHidden(at: now) }.map(\.id)
        guard let opening = policy.delivery.opening(atOrAfter: now, in: zone), opening.at > now, opening.day == day else {
            return Set(told)
        }
        let book = advanced(to: opening.at)
        return Set(told).union(
            book.pending(now: opening.at) { .zero }.compactMap { entry in
                guard case .told(let key, _) = entry.what, let contact = entry.contact else { return nil }
                return ReminderID(key: key, contact: contact)
            })
    }
}
