import FoundationEssentials
import KeepInTouch
import TestSupport

/// Checks the promises about contacts and about the whole plan.
extension World {
    /// Checks every contact; if there are many, some of them in turn.
    mutating func checkAll() throws {
        // A machine that has just resumed has not noticed the time yet.
        guard watch.isOn, now < nextWake, book.today == zone.date(at: now) else { return }
        let pauses = Pauses(disk)
        if isBig {
            for _ in 0..<4 {
                watch.next += 1
                if let contact = book.contact(Scenario.id(watch.next % scenario.contacts.count)) { try check(contact, pauses) }
            }
        } else {
            for contact in book.contacts { try check(contact, pauses) }
        }
    }

    private func check(_ contact: Contact, _ pauses: Pauses) throws {
        let reminders = book.reminders(for: contact.id)
        let expectation = Expectation(contact, in: self)
        try checkOneOfAKind(reminders)
        // A card that comes back with the UID of a merged contact is a new contact.
        let isNew = disk.merged.contains { $0.merged == contact.id }
        if !isNew, let back = reminders.first(where: { closed[$0.id].map { !disk.isTakenBack($0) } ?? false }) {
            throw Broken(.closed, "\(back.brief) is back")
        }
        try checkHidden(reminders, expectation, pauses)
        try checkNotLost(reminders, expectation)
        if !expectation.isMerged { try checkClocks(reminders, expectation) }
    }

    /// At most one open reminder of a kind, but for promises.
    private func checkOneOfAKind(_ reminders: [Reminder]) throws {
        let kinds = reminders.map(\.id.key.kind).filter { $0 != .promise }
        if Set(kinds).count < kinds.count || Set(reminders.map(\.id)).count < reminders.count {
            throw Broken(.oneOfAKind, "\(reminders.map(\.brief))")
        }
    }

    /// What is snoozed or paused is hidden, until then and no longer.
    private func checkHidden(_ reminders: [Reminder], _ expectation: Expectation, _ pauses: Pauses) throws {
        if reminders.isEmpty { return }
        let isPaused = isPaused(expectation, pauses)
        for reminder in reminders {
            let until = expectation.snoozedUntil(reminder.id.key)
            if reminder.snoozedUntil != until { throw Broken(.hidden, "\(reminder.brief), and not until \(until.map(local) ?? "then")") }
            if (reminder.paused != nil) != isPaused { throw Broken(.hidden, "\(reminder.brief), and \(isPaused ? "" : "not ")paused") }
        }
    }

    /// What was promised, the occasions and all that was said are there until they are answered.
    private func checkNotLost(_ reminders: [Reminder], _ expectation: Expectation) throws {
        let contact = expectation.contact
        guard let relation = book.relation(to: contact.id) else { throw Broken(.notLost, "nothing is known of \(contact.id)") }
        let last = expectation.lastContact.map { zone.date(at: $0) }
        if relation.lastContact?.date != last { throw Broken(.notLost, "\(contact.id): the last contact is \(Self.day(last))") }
        let favors = expectation.favors
        if (relation.favors.given, relation.favors.got) != favors { throw Broken(.notLost, "\(contact.id): given and got are \(favors)") }
        if relation.isIgnored { return }
        let promises = reminders.filter { $0.id.key.kind == .promise }
        if Dictionary(uniqueKeysWithValues: promises.map { ($0.id.key, $0.due) }) != expectation.promises {
            throw Broken(.notLost, "\(contact.id): promised is \(expectation.promises), open is \(promises.map(\.brief))")
        }
        let since = zone.date(at: disk.created)
        let occasions = [
            disk.policy.birthdays ? expectation.occasion(.birthday, contact.birthday, since: since) : nil,
            disk.policy.anniversaries ? expectation.occasion(.anniversary, contact.anniversary, since: since) : nil,
        ]
        for (key, due) in occasions.compactMap(\.self) {
            // An earlier occasion that was paused on its day may still be listed before this one.
            guard let reminder = reminders.first(where: { $0.id.key.kind == key.kind }) else {
                throw Broken(.notLost, "\(key)/\(contact.id)")
            }
            if reminder.id.key == key, reminder.due != due { throw Broken(.notLost, "\(reminder.brief), not on \(due)") }
        }
    }

    /// Due is the last interaction, or a later skip, and the cadence; a cadence that was given holds.
    private func checkClocks(_ reminders: [Reminder], _ expectation: Expectation) throws {
        let id = expectation.contact.id
        guard let relation = book.relation(to: id) else { return }
        var own: Cadence?
        if case .tracked(let every, _) = expectation.tracking { own = every }
        if relation.isIgnored != (expectation.tracking == .ignored) { throw Broken(.dueDay, "\(id) is ignored: \(relation.isIgnored)") }
        if relation.isIgnored {
            if !reminders.isEmpty { throw Broken(.hidden, "\(reminders[0].brief) is ignored") }
            return
        }
        if let own, relation.cadence?.every != own { throw Broken(.dueDay, "\(id) is tracked every \(own)") }
        let clocks: [(ReminderKind, CivilDate?)] = [
            (.keepInTouch, relation.cadence.flatMap { expectation.due($0.every) }),
            (.inPerson, relation.cadenceInPerson.flatMap { expectation.dueInPerson($0.every) }),
        ]
        for (kind, due) in clocks {
            let reminder = reminders.first { $0.id.key.kind == kind }
            if reminder?.due != due {
                throw Broken(.dueDay, "\(kind.rawValue) of \(id) is due on \(Self.day(reminder?.due)), not on \(Self.day(due))")
            }
        }
    }

    private static func day(_ day: CivilDate?) -> String { day?.description ?? "no day" }

    /// Remembers what this entry closed: it must never come back.
    mutating func noteClosed(by entry: Entry, _ before: [Reminder]) {
        guard watch.isOn, let contact = entry.contact else { return }
        let named = Set(entry.closes)
        let open = Set(book.reminders(for: contact).map(\.id))
        for reminder in before where !open.contains(reminder.id) {
            switch entry.what {
            case .logged where reminder.id.key.cycle.isClock: closed[reminder.id] = entry.id
            case .acknowledged, .skipped: if named.contains(reminder.id.key) { closed[reminder.id] = entry.id }
            default: break
            }
        }
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
        let waiting = book.due(now).filter { reminder in
            guard let contact = book.contact(reminder.id.contact) else { return false }
            return reminder.id.key.kind.isBudgeted && Expectation(contact, in: self).waits(reminder)
        }
        // Each clock is told once, and again when it is urgent. A window that ever opens does so at least once a week.
        let clocks = book.contacts.count { _ in true } * 2
        let weeks = 2 * clocks / delivery.budget + 2
        let mark = disk.entries.count
        try perform(.wait(minutes: weeks * 7 * 1440))
        let told = Set(disk.entries[mark...].compactMap(\.toldID))
        for reminder in waiting where !told.contains(reminder.id) {
            guard let left = book.reminders(for: reminder.id.contact).first(where: { $0.id == reminder.id }) else { continue }
            if left.paused == nil { throw Broken(.drains, "\(left.brief) was not told in \(weeks) weeks") }
        }
    }
}

extension ReminderKey.Cycle {
    fileprivate var isClock: Bool { if case .since = self { true } else { false } }
}
