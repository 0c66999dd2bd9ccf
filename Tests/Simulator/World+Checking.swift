import FoundationEssentials
import KeepInTouch
import TestSupport

/// Checks the promises about contacts and about the whole plan.
extension World {
    /// Checks what is listed, and each contact's reminders.
    mutating func checkAll() throws {
        // A machine that has just resumed has not noticed the time yet.
        guard watch.isOn, now < nextWake else { return }
        try checkListed()
        if isBig {
            for _ in 0..<4 {
                watch.next += 1
                if let contact = book.contact(Scenario.id(watch.next % scenario.contacts.count)) { try check(contact) }
            }
        } else {
            for contact in book.contacts { try check(contact) }
        }
    }

    private func check(_ contact: Contact) throws {
        let reminders = book.reminders(for: contact.id)
        try checkOneOfAKind(reminders)
        // A card that comes back with the UID of a merged contact is a new contact.
        let isNew = disk.merged.contains { $0.merged == contact.id }
        if !isNew, let back = reminders.first(where: { closed[$0.id].map { !disk.isChanged($0) } ?? false }) {
            throw Broken(.closed, "\(back.brief) is back")
        }
    }

    /// At most one open reminder of a kind, but for promises.
    private func checkOneOfAKind(_ reminders: [Reminder]) throws {
        let kinds = reminders.map(\.id.key.kind).filter { $0 == .keepInTouch || $0 == .inPerson }
        if Set(kinds).count < kinds.count || Set(reminders.map(\.id)).count < reminders.count {
            throw Broken(.oneOfAKind, "\(reminders.map(\.brief))")
        }
    }

    /// Remembers what this entry closed: it must never come back.
    mutating func noteClosed(by entry: Entry, _ before: [Reminder]) {
        guard watch.isOn, let contact = entry.contact else { return }
        let named = Set(entry.closes)
        let open = Set(book.reminders(for: contact).map(\.id))
        for reminder in before where !open.contains(reminder.id) && named.contains(reminder.id.key) { closed[reminder.id] = entry.id }
    }

    // MARK: The whole plan

    /// A daemon that starts now, with the cards in another order, has the same plan.
    mutating func checkRestart() throws {
        guard watch.isOn, now < nextWake, book.today == zone.date(at: now) else { return }
        var random = SplitMix64(seed: UInt64(disk.entries.count))
        let cards = disk.cards.values.sorted { $0.id.rawValue < $1.id.rawValue }.shuffled(using: &random)
        let (here, there) = (Plan(book, at: now), Plan(try startedBook(cards), at: now))
        if here != there { throw Broken(.restart, here.difference(from: there)) }
    }

    /// Undo restores what was before, exactly.
    func checkUndone(_ before: Plan) throws {
        let after = Plan(book, at: now)
        if watch.isOn, after != before { throw Broken(.undo, "after it " + after.difference(from: before)) }
    }

    /// A daemon that looks every minute tells the same, at the same times.
    mutating func checkEveryMinute(_ minutes: Int) throws {
        if fuse != nil || disk.refusals > 0 || nextWake <= now { return }
        var (sleeper, watcher) = (self, self)
        (sleeper.watch.isOn, watcher.watch.isOn) = (false, false)
        try sleeper.perform(.wait(minutes: minutes))
        for _ in 0..<minutes {
            watcher.now = watcher.now.adding(seconds: 60)
            try watcher.take(.woke)
        }
        let (slept, watched) = (sleeper.tellings(from: disk.entries.count), watcher.tellings(from: disk.entries.count))
        if slept != watched {
            let odd = zip(slept, watched).first { $0 != $1 }?.1 ?? watched.dropFirst(slept.count).first ?? slept.last ?? ""
            throw Broken(.inTime, "looking every minute tells \(watched.count), waking in time \(slept.count); they differ at \(odd)")
        }
    }

    private func tellings(from index: Int) -> [String] {
        disk.entries[index...].compactMap { entry in entry.toldID.map { "\(local(entry.said)) \($0)" } }
    }

    /// Everybody who waits is told in time, when nobody says anything.
    mutating func checkDrains() throws {
        (fuse, disk.refusals) = (nil, 0)
        try take(.woke)
        let delivery = disk.policy.delivery
        guard delivery.budget > 0, delivery.opening(atOrAfter: now, in: zone) != nil else { return }
        let waiting = book.due(now).filter { reminder in reminder.told == nil && reminder.id.key.kind.isBudgeted }
        // Nobody is told more often than once a week. A window that ever opens does so at least once a week.
        let people = book.contacts.count { _ in true }
        let weeks = 4 * people / delivery.budget + 4
        let mark = disk.entries.count
        try perform(.wait(minutes: weeks * 7 * 1440))
        let told = Set(disk.entries[mark...].compactMap(\.toldID))
        // It is a person's turn when they have waited longer by their own step than those who are told meanwhile have by theirs. Among
        // people with far shorter steps, of whom more are due than the budget has room for, that may take longer than this looks ahead.
        let shortest = book.contacts.flatMap { book.reminders(for: $0.id) }.filter { $0.clock != nil }.map(\.stepDays).min() ?? 1
        let round = 7 * ((people + delivery.budget - 1) / delivery.budget)
        for reminder in waiting where !told.contains(reminder.id) && round * (1 + reminder.stepDays / max(1, shortest)) <= weeks * 7 {
            guard let left = book.reminders(for: reminder.id.contact).first(where: { $0.id == reminder.id }) else { continue }
            if left.paused == nil { throw Broken(.drains, "\(left.brief) was not told in \(weeks) weeks") }
        }
    }
}

extension Entry {
    /// The reminders that it answers.
    var closes: [ReminderKey] {
        switch what {
        case .acknowledged(_, let keys, _), .skipped(let keys), .done(let keys): keys
        default: []
        }
    }
}
