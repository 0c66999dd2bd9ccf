import FoundationEssentials
import KeepInTouch

/// What a contact's state should be, computed in a slow and simple way: each question is answered from all of its entries.
struct Expectation {
    let contact: Contact
    /// The contact's entries that were not taken back, in the journal's order.
    let entries: [Entry]
    let zone: Zone
    let policy: Policy
    let today: CivilDate

    init(_ contact: Contact, in world: World) {
        let (book, disk) = (world.book, world.disk)
        self.contact = contact
        let standing = disk.standing(of: book.history(of: contact.id))
        entries = disk.merged.isEmpty ? standing : book.own(standing, of: contact.id)
        (zone, policy, today) = (world.zone, disk.policy, world.zone.date(at: world.now))
    }

    /// Whether entries of a merged contact are among them. Other rules apply to those.
    var isMerged: Bool { entries.contains(where: \.isMerge) }

    // MARK: Telling

    /// Whether the reminder still has to be told: never told, due later than when it was, snoozed since, or urgent since.
    func waits(_ reminder: Reminder) -> Bool {
        guard let told = entries.lastIndex(where: { $0.what == .told(reminder.id.key) }) else { return true }
        let day = zone.date(at: entries[told].said)
        if day < reminder.due.adding(days: -1) { return true }
        if let snooze = lastSnooze(of: reminder.id.key), let until = snoozedUntil(reminder.id.key) {
            // Snoozed after it was told, or before and in force again, since a shorter snooze was taken back.
            if told < snooze || entries[told].said < until { return true }
        }
        return reminder.isUrgent(on: today) && day < reminder.overdue.adding(days: -1)
    }

    func snoozedUntil(_ key: ReminderKey) -> Instant? {
        guard let last = lastSnooze(of: key), case .snoozed(_, let until) = entries[last].what else { return nil }
        return until
    }

    private func lastSnooze(of key: ReminderKey) -> Int? {
        entries.lastIndex { if case .snoozed(let keys, _) = $0.what { keys.contains(key) } else { false } }
    }

    /// Whether the contact itself is paused.
    var isPaused: Bool {
        var pause: Pause?
        for entry in entries {
            switch entry.what {
            case .paused(let new): pause = new
            case .resumed(let day): pause = pause.flatMap { Pauses.end($0, day) }
            default: break
            }
        }
        return pause?.covers(today) ?? false
    }

    // MARK: Clocks

    /// The last entry that sets or ends the cadence.
    var tracking: Entry.What? {
        entries.last { if case .tracked = $0.what { true } else { $0.what == .ignored } }?.what
    }

    private var interactions: [Instant] {
        entries.compactMap { entry in
            switch entry.what {
            case .acknowledged, .logged: entry.happened
            default: nil
            }
        }
    }

    var lastContact: Instant? { interactions.max() }

    /// When the first entry that starts a clock was said.
    private var began: Instant? {
        entries.first { entry in
            switch entry.what {
            case .began, .tracked, .acknowledged, .logged: true
            case .skipped: !entry.closes(kind: .keepInTouch).isEmpty
            default: false
            }
        }?.said
    }

    /// The day on which to get in touch; nil: nothing has started the clock.
    func due(_ every: Cadence) -> CivilDate? {
        let skips = entries.filter { !$0.closes(kind: .keepInTouch).isEmpty && $0.isSkip }.map(\.said)
        let last = (interactions + skips).max()
        guard let at = last ?? began else { return nil }
        let start = zone.date(at: at)
        let met = policy.ladder ? contact.met : nil
        let rung = met.map { [$0.adding(days: 2), $0.adding(days: 14), $0.adding(months: 2)] }?.first { start < $0 }
        if let rung { return min(rung, start.adding(every)) }
        return last == nil ? start : start.adding(every)
    }

    /// The day on which to see the contact; nil: nothing has started the clock.
    func dueInPerson(_ every: Cadence) -> CivilDate? {
        let times = entries.compactMap { entry -> Instant? in
            let isClosed = !entry.closes(kind: .inPerson).isEmpty
            switch entry.what {
            case .acknowledged(let interaction, _), .logged(let interaction):
                return interaction.via.isInPerson || isClosed ? entry.happened : nil
            case .skipped: return isClosed ? entry.said : nil
            default: return nil
            }
        }
        return (times.max() ?? began).map { zone.date(at: $0).adding(every) }
    }

    // MARK: Days

    /// The promises that nobody has kept, and when they are due.
    var promises: [ReminderKey: CivilDate] {
        var open: [ReminderKey: CivilDate] = [:]
        for entry in entries {
            if case .promised(_, let day) = entry.what { open[ReminderKey(kind: .promise, cycle: .since(entry.id))] = day }
            for key in entry.closes(kind: .promise) { open[key] = nil }
        }
        return open
    }

    /// The occasion of this kind that must be on the list today, and the day from which it is due.
    func occasion(_ kind: ReminderKind, _ day: AnnualDay?, since: CivilDate) -> (ReminderKey, CivilDate)? {
        guard let day else { return nil }
        for year in (today.year - 1)...(today.year + 1) where year > day.year ?? 0 {
            let key = ReminderKey(kind: kind, cycle: .year(year))
            guard let date = day.date(in: year), date >= since, date.adding(days: -policy.leadDays) <= today else { continue }
            let isAnswered = lastContact.map { zone.date(at: $0) >= date } ?? false
            if today > date.adding(days: 14) || isAnswered || entries.contains(where: { $0.closes(kind: kind).contains(key) }) { continue }
            return (key, date.adding(days: -policy.leadDays))
        }
        return nil
    }

    /// How many favors were given and got since the last time that give and take were even.
    var favors: (given: Int, got: Int) {
        let open = entries.suffix { $0.what != .settled }
        return (open.count { $0.verb == "gave" }, open.count { $0.verb == "got" })
    }
}

extension [Entry] {
    /// The elements after the last one for which it doesn't hold.
    fileprivate func suffix(while holds: (Entry) -> Bool) -> ArraySlice<Entry> {
        self[(lastIndex { !holds($0) }.map { $0 + 1 } ?? startIndex)...]
    }
}

extension Entry {
    fileprivate var verb: String { what.verb.rawValue }
    fileprivate var isSkip: Bool { if case .skipped = what { true } else { false } }

    /// The reminders of this kind that it answers.
    func closes(kind: ReminderKind) -> [ReminderKey] { closes.filter { $0.kind == kind } }

    /// The reminders that it answers.
    var closes: [ReminderKey] {
        switch what {
        case .acknowledged(_, let keys), .skipped(let keys): keys
        default: []
        }
    }
}

/// The pauses of groups and of everybody.
struct Pauses {
    private var everybody: [Pause] = []
    private var groups: [String: Pause] = [:]

    init(_ disk: Disk) {
        for entry in disk.standing(of: JournalPart(hasGroups: true)) {
            switch (entry.subject, entry.what) {
            case (.everybody, .paused(let pause)):
                // It replaces pauses that overlap.
                everybody.removeAll { other in
                    other.from < pause.until ?? CivilDate.range.upperBound && pause.from < other.until ?? CivilDate.range.upperBound
                }
                everybody.append(pause)
            case (.everybody, .resumed(let day)):
                // It ends the running pause. If none is running, it cancels planned ones.
                let runs = everybody.contains { $0.covers(day) }
                everybody = everybody.compactMap { !runs || $0.covers(day) ? Self.end($0, day) : $0 }
            case (.group(let name), .paused(let pause)): groups[name] = pause
            case (.group(let name), .resumed(let day)): groups[name] = groups[name].flatMap { Self.end($0, day) }
            default: break
            }
        }
    }

    /// The pause when it ends on that day; nil: nothing is left.
    static func end(_ pause: Pause, _ day: CivilDate) -> Pause? {
        pause.from >= day ? nil : Pause(from: pause.from, until: min(day, pause.until ?? day))
    }

    /// Whether the contact is paused by them. A group's pause counts if no other group of the contact has a cadence and is not paused.
    func covers(_ contact: Contact, _ policy: Policy, on day: CivilDate) -> Bool {
        if everybody.contains(where: { $0.covers(day) }) { return true }
        let silent = contact.groups.filter { groups[$0]?.covers(day) ?? false }
        return !silent.isEmpty && contact.groups.allSatisfy { policy.groups[$0] == nil || silent.contains($0) }
    }
}
