import FoundationEssentials
import KeepInTouch

/// Checks the promises about telling: before anything is told, and whenever the daemon has settled.
extension World {
    /// Checks what the daemon is about to say by itself.
    func checkSaying(_ entries: [Entry]) throws {
        guard watch.isOn else { return }
        let toTell = try entries.compactMap(\.toldID).map { id in
            guard let reminder = book.reminders(for: id.contact).first(where: { $0.id == id }), let contact = book.contact(id.contact)
            else { throw Broken(.closed, "\(id) is told, and isn't there") }
            return (reminder: reminder, expectation: Expectation(contact, in: self))
        }
        if toTell.isEmpty { return }
        try checkWindow(toTell.map(\.reminder))
        for (reminder, expectation) in toTell {
            try checkHidden(reminder, expectation)
            if !expectation.waits(reminder) { throw Broken(.once, "\(reminder.brief) is told again") }
        }
        try checkBudget(toTell.map(\.reminder))
        if !isBig || disk.entries.count % 16 == 0 { try checkUrgency(toTell.map(\.reminder)) }
    }

    /// Nothing is told outside the window.
    private func checkWindow(_ toTell: [Reminder]) throws {
        // Near a clock change a window's times may not exist (it is then shifted) or exist twice (it then opened the first time).
        let isChanging = [-10_800, 10_800].contains { zone.secondsFromUTC(at: now.adding(seconds: $0)) != zone.secondsFromUTC(at: now) }
        if isOpen(at: now) || isChanging { return }
        throw Broken(.window, "\(toTell[0].id) is told at \(local(now)), with the window \(disk.policy.brief)")
    }

    /// Whether local clocks show a time in the window.
    func isOpen(at instant: Instant) -> Bool {
        let (date, time) = zone.moment(at: instant)
        let delivery = disk.policy.delivery
        return delivery.days.contains(date.weekday) && delivery.from <= time && time < delivery.to
            && !delivery.quiet.contains { quiet in
                quiet.from < quiet.to ? quiet.from <= time && time < quiet.to : quiet.from <= time || time < quiet.to
            }
    }

    /// What is snoozed, paused or not yet due is not told.
    private func checkHidden(_ reminder: Reminder, _ expectation: Expectation) throws {
        let today = zone.date(at: now)
        if reminder.due > today { throw Broken(.hidden, "\(reminder.brief) is told before it is due") }
        if let until = expectation.snoozedUntil(reminder.id.key), now < until { throw Broken(.hidden, "\(reminder.brief) is told") }
        if isPaused(expectation, Pauses(disk)) { throw Broken(.hidden, "\(reminder.brief) is told, and is paused") }
    }

    func isPaused(_ expectation: Expectation, _ pauses: Pauses) -> Bool {
        expectation.isPaused || pauses.covers(expectation.contact, disk.policy, on: zone.date(at: now))
    }

    /// A day never has more keep-in-touch reminders than the budget; those that somebody snoozed have asked for their time.
    private func checkBudget(_ toTell: [Reminder]) throws {
        let counted = toTell.filter(\.id.key.kind.isBudgeted)
        if counted.allSatisfy({ $0.snoozedUntil != nil }) { return }
        let all = counted.count + toldToday
        if all > disk.policy.delivery.budget { throw Broken(.budget, "\(all) of a day's \(disk.policy.delivery.budget)") }
    }

    /// How many reminders that count were told on this local day.
    private var toldToday: Int {
        let day = zone.date(at: now)
        return disk.entries.suffix(isBig ? 500 : 5000).count { entry in
            guard let key = entry.toldID?.key, key.kind.isBudgeted, abs(entry.said.seconds - now.seconds) < 3 * 86_400 else { return false }
            return zone.date(at: entry.said) == day
        }
    }

    /// The most urgent are told first: of two that wait the one with more time overdue, as a share of its cadence.
    private func checkUrgency(_ toTell: [Reminder]) throws {
        let isCounted = { (reminder: Reminder) in reminder.id.key.kind.isBudgeted && reminder.snoozedUntil == nil }
        let today = zone.date(at: now)
        let urgency = { (reminder: Reminder) in
            Double(today.days(since: reminder.due)) / max(1, reminder.cadence?.averageDays ?? 1)
        }
        let counted = toTell.filter(isCounted)
        guard let last = counted.last else { return }
        for (former, next) in zip(counted, counted.dropFirst()) where urgency(former) < urgency(next) {
            throw Broken(.urgency, "\(former.brief) is told before \(next.brief)")
        }
        let ids = Set(toTell.map(\.id))
        for reminder in book.due(now) where isCounted(reminder) && !ids.contains(reminder.id) && urgency(reminder) > urgency(last) {
            if let contact = book.contact(reminder.id.contact), Expectation(contact, in: self).waits(reminder) {
                throw Broken(.urgency, "\(last.brief) is told, and \(reminder.brief) is not")
            }
        }
    }

    /// Whoever is due is told, unless the window is shut or the budget is used up.
    func checkRest() throws {
        guard watch.isOn, !isBig || disk.entries.count % 16 == 0 else { return }
        try checkMirror()
        guard isOpen(at: now), !isRepeated(now) else { return }
        let hasBudget = toldToday < disk.policy.delivery.budget
        for reminder in book.due(now) {
            guard hasBudget || !reminder.id.key.kind.isBudgeted || reminder.snoozedUntil != nil else { continue }
            guard let contact = book.contact(reminder.id.contact), Expectation(contact, in: self).waits(reminder) else { continue }
            throw Broken(.silence, "\(reminder.brief) waits, in the window and within the budget")
        }
    }

    /// Whether this local time exists twice, because clocks go back soon or have just gone back. The window means the first one.
    private func isRepeated(_ instant: Instant) -> Bool {
        let offset = zone.secondsFromUTC(at: instant)
        return [-10_800, 10_800].contains { seconds in
            let other = zone.secondsFromUTC(at: instant.adding(seconds: seconds))
            return seconds < 0 ? other > offset : other < offset
        }
    }

    /// The subscriber gets each change once.
    mutating func hear(_ effect: Effect) throws {
        heard += 1
        switch effect {
        case .fellDue(let reminder, _), .reopen(let reminder, _):
            if !listed.insert(reminder.id).inserted { throw Broken(.mirror, "\(effect.brief), which was listed") }
        case .close(let reminder, _), .snooze(let reminder, _), .pause(let reminder, _):
            if listed.remove(reminder.id) == nil { throw Broken(.mirror, "\(effect.brief), which was not listed") }
        case .tell(let reminder, _):
            if !listed.contains(reminder.id) { throw Broken(.mirror, "\(effect.brief), which was not listed") }
            told.append(reminder.id)
        }
    }

    /// A subscriber who folds the events has listed what is due.
    private func checkMirror() throws {
        let due = book.due(now).map(\.id)
        if let less = due.first(where: { !listed.contains($0) }) { throw Broken(.mirror, "\(less) is due, and is not listed") }
        if listed.count == due.count { return }
        if let more = listed.subtracting(due).first { throw Broken(.mirror, "\(more) is listed, and is not due") }
    }

    /// The daemon doesn't sleep too long: it has nothing to say between now and the next wake.
    func checkSleep(since start: Instant) throws {
        guard watch.isOn, start < nextWake, !isRetrying else { return }
        let half = start.adding(seconds: Int(nextWake.seconds - start.seconds) / 120 * 60)
        for moment in [half, nextWake.adding(seconds: -60)] where start < moment {
            if zone.date(at: moment) != book.today { throw Broken(.inTime, "asleep to \(local(nextWake)), past the end of \(book.today)") }
            if let entry = book.advanced(to: moment).toSay.first {
                throw Broken(.inTime, "asleep to \(local(nextWake)): at \(local(moment)) there is to say \(entry.what)")
            }
        }
    }
}
