import FoundationEssentials

extension Book {
    /// What the journal should get without anybody asking: that tracking began, or that reminders are told now. Empty when all is said.
    func pending(now: Instant, newID: () -> UUID) -> [Entry] {
        if !newcomers.isEmpty {
            return newcomers.sorted().map { Entry(id: newID(), said: now, contact: members[$0].id, what: .began) }
        }
        guard let opening = policy.delivery.opening(atOrAfter: now, in: zone), opening <= now else { return [] }
        return tellable(now).map { Entry(id: newID(), said: now, contact: $0.id.contact, what: .told($0.id.key)) }
    }

    /// When to wake next: the earliest moment at which anything may have to be told, and at the latest when the day ends.
    package var nextWake: Instant { nextWake(after: moment) }

    func nextWake(after now: Instant) -> Instant {
        let midnight = zone.instant(of: zone.date(at: now).adding(days: 1))
        var wake = midnight > now ? midnight : now.adding(seconds: 60)
        let opening = policy.delivery.opening(atOrAfter: now, in: zone)
        let hasBudget = budgetLeft(now) > 0
        for item in schedule.due(on: today) {
            guard item.waits, !item.isPaused else { continue }
            if let until = item.snoozeEnd(after: now) {
                wake = min(wake, until)
            } else if let opening, opening > now, hasBudget || !item.isBudgeted {
                wake = min(wake, opening)
            }
        }
        return wake
    }

    /// What is to be told now if the window is open, most urgent first.
    private func tellable(_ now: Instant) -> [Reminder] {
        let left = budgetLeft(now)
        let waiting = schedule.due(on: today).lazy.filter { $0.waits && !$0.isHidden(at: now) && (left > 0 || !$0.isBudgeted) }
        let free = waiting.filter { !$0.isBudgeted }.compactMap(reminder)
        let budgeted = waiting.filter(\.isBudgeted).compactMap(reminder)
        let rest = max(0, left - free.count { $0.id.key.kind.isBudgeted })
        return mostUrgentFirst(free) + mostUrgentFirst(budgeted).prefix(rest)
    }

    /// How many more keep-in-touch reminders may be told on the day of `now`.
    func budgetLeft(_ now: Instant) -> Int {
        let day = zone.date(at: now)
        // The zone is asked about those alone that can be of this day.
        return policy.delivery.budget - tellings.count { abs($0.seconds - now.seconds) < 2 * 86_400 && zone.date(at: $0) == day }
    }

    /// Sorting is stable, so that equals keep the schedule's order, which is the same everywhere.
    func mostUrgentFirst(_ reminders: some Sequence<Reminder>) -> [Reminder] {
        reminders.map { (rank($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Where a reminder stands among the due: occasions and promises by their day, then whose snooze has ended, then by urgency.
    private func rank(_ reminder: Reminder) -> (Int, Double) {
        if !reminder.id.key.kind.isBudgeted { return (0, Double(reminder.due.dayNumber)) }
        return (reminder.snoozedUntil != nil && reminder.waits ? 1 : 2, -reminder.urgency(on: today))
    }
}
