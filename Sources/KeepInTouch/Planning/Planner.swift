import FoundationEssentials

/// Derives a contact's reminders from its card, its state and the policy. Keeps nothing.
struct Planner: Sendable {
    var policy: Policy { didSet { hasCadencesInPerson = Self.hasCadencesInPerson(policy) } }
    var zone: Zone
    /// The day the journal begins. Occasions before it are ignored.
    var knownSince: CivilDate
    var sharedPauses = SharedPauses()
    /// Whether any group has a cadence for seeing each other. Usually none has, and the search is skipped.
    private var hasCadencesInPerson: Bool

    init(policy: Policy, zone: Zone, knownSince: CivilDate) {
        self.policy = policy
        self.zone = zone
        self.knownSince = knownSince
        hasCadencesInPerson = Self.hasCadencesInPerson(policy)
    }

    private static func hasCadencesInPerson(_ policy: Policy) -> Bool {
        policy.groups.values.contains { $0.inPerson != nil }
    }

    /// The contact's open reminders, due or to come, always in the same order: at most one of a kind, but for promises.
    func reminders(for contact: Contact, _ state: ContactState, today: CivilDate) -> [Reminder] {
        var reminders: [Reminder] = []
        forEachReminder(of: contact, state, today) { reminders.append($0) }
        return reminders
    }

    /// Calls `body` with each of them, without making a list. Returns whether the contact has a cadence.
    @discardableResult
    func forEachReminder(of contact: Contact, _ state: ContactState, _ today: CivilDate, _ body: (Reminder) -> Void) -> Bool {
        if state.tracking == .ignored { return false }
        let cadence = cadence(of: contact, state, today: today)
        if let cadence, let clock = state.clock { body(keepInTouch(with: contact, state, clock, cadence, today)) }
        if let reminder = inPerson(with: contact, state, today) { body(reminder) }
        if policy.birthdays, let birthday = contact.birthday {
            if let reminder = occasion(.birthday, birthday, contact, state, today) { body(reminder) }
        }
        if policy.anniversaries, let anniversary = contact.anniversary {
            if let reminder = occasion(.anniversary, anniversary, contact, state, today) { body(reminder) }
        }
        if state.hasExtras {
            for promise in state.extras.promises { body(self.promise(promise, to: contact, state, today)) }
        }
        return cadence != nil
    }

    // MARK: Cadences

    /// The contact's cadence: its own, else the shortest of its groups', else everyone's. A paused group's does not count beside
    /// another's.
    func cadence(of contact: Contact, _ state: ContactState, today: CivilDate) -> CadenceChoice? {
        switch state.tracking {
        case .ignored: return nil
        case .every(let cadence): return CadenceChoice(every: cadence, atMost: nil, source: .contact)
        case .byGroup: break
        }
        if let (name, group) = shortest(of: contact, today, by: { $0.every }) {
            return CadenceChoice(every: group.every, atMost: group.atMost, source: .group(name))
        }
        return policy.every.map { CadenceChoice(every: $0, atMost: nil, source: .everyone) }
    }

    /// How often to see the contact: its own, else the shortest of its groups'.
    func cadenceInPerson(of contact: Contact, _ state: ContactState, today: CivilDate) -> CadenceChoice? {
        if state.hasExtras, let own = state.extras.everyInPerson { return CadenceChoice(every: own, atMost: nil, source: .contact) }
        guard let (name, group) = shortest(of: contact, today, by: { $0.inPerson }), let every = group.inPerson else { return nil }
        return CadenceChoice(every: every, atMost: nil, source: .group(name))
    }

    private func shortest(
        of contact: Contact, _ today: CivilDate, by cadence: (GroupPolicy) -> Cadence?
    ) -> (name: String, policy: GroupPolicy)? {
        if contact.groups.count <= 1 {
            // The usual case, without making lists.
            guard let name = contact.groups.first, let group = policy.groups[name], cadence(group) != nil else { return nil }
            return (name, group)
        }
        let own = contact.groups.compactMap { name in policy.groups[name].flatMap { group in cadence(group).map { (name, group, $0) } } }
        let active = own.filter { sharedPauses.groups[$0.0]?.covers(today) != true }
        // Of two groups with the same cadence take the first by name, so that the card's order doesn't matter.
        return (active.isEmpty ? own : active).min { ($0.2.averageDays, $0.0) < ($1.2.averageDays, $1.0) }.map { ($0.0, $0.1) }
    }

    /// Why the contact is paused today: everybody is, or the contact, or all of its groups with a cadence. Of several pauses the one that
    /// lasts longest.
    func paused(_ contact: Contact, _ state: ContactState, today: CivilDate) -> Paused? {
        if sharedPauses.isEmpty, !state.hasExtras { return nil }
        var paused = sharedPauses.everybody.filter { $0.covers(today) }.map { Paused(subject: .everybody, until: $0.until) }
        if state.hasExtras, let pause = state.extras.pause, pause.covers(today) {
            paused.append(Paused(subject: .contact(contact.id), until: pause.until))
        }
        if !sharedPauses.groups.isEmpty {
            let silent = contact.groups.filter { sharedPauses.groups[$0]?.covers(today) == true }.sorted()
            if !contact.groups.contains(where: { policy.groups[$0] != nil && !silent.contains($0) }) {
                paused += silent.map { Paused(subject: .group($0), until: sharedPauses.groups[$0]?.until) }
            }
        }
        return paused.max { left, right in right.until.map { until in left.until.map { $0 < until } ?? false } ?? (left.until != nil) }
    }

    // MARK: Clocks

    private func keepInTouch(
        with contact: Contact, _ state: ContactState, _ clock: ContactState.Start, _ choice: CadenceChoice, _ today: CivilDate
    ) -> Reminder {
        let start = zone.date(at: clock.at)
        let rung = policy.ladder ? ClockBasis.Rung.next(met: contact.met, after: start) : nil
        // Without any interaction a contact is due from the day tracking began.
        let byCadence = clock.cause == .began && rung == nil ? start : start.adding(choice.every)
        let counts = rung.flatMap { $0.day < byCadence ? $0 : nil }
        let basis = ClockBasis(cadence: choice, start: start, cause: clock.cause, rung: counts)
        return reminder(
            ReminderKey(kind: .keepInTouch, cycle: .since(clock.entry)), contact, state, today, due: counts?.day ?? byCadence,
            overdue: choice.atMost.map { start.adding($0) }, isUrgentWhenOverdue: choice.atMost != nil, clock: basis)
    }

    private func inPerson(with contact: Contact, _ state: ContactState, _ today: CivilDate) -> Reminder? {
        guard state.clock != nil, hasCadencesInPerson || state.hasExtras,
            let choice = cadenceInPerson(of: contact, state, today: today)
        else { return nil }
        let last = state.extras.inPerson
        let start = zone.date(at: last?.at ?? state.clockBegan)
        let basis = ClockBasis(cadence: choice, start: start, cause: last?.cause ?? .began, rung: nil)
        return reminder(
            ReminderKey(kind: .inPerson, cycle: state.inPersonCycle), contact, state, today, due: start.adding(choice.every),
            clock: basis)
    }

    // MARK: Days

    private func promise(_ promise: ContactExtras.Promise, to contact: Contact, _ state: ContactState, _ today: CivilDate) -> Reminder {
        var reminder = reminder(
            ReminderKey(kind: .promise, cycle: .since(promise.entry)), contact, state, today, due: promise.on)
        reminder.promise = promise.what
        return reminder
    }

    /// How many days an unanswered occasion stays on the list: long enough for belated wishes, short enough to keep the list short.
    static let belatedDays = 14

    private func occasion(
        _ kind: ReminderKind, _ day: AnnualDay, _ contact: Contact, _ state: ContactState, _ today: CivilDate
    ) -> Reminder? {
        let earliest = max(today.adding(days: -Self.belatedDays), knownSince)
        // The first anniversary is a year after the day itself, which may be in the future.
        let first = max(earliest.year - 1, (day.year ?? 0) + 1)
        for year in first...(first + 3) {
            guard let date = day.date(in: year) else { continue }
            let key = ReminderKey(kind: kind, cycle: .year(year))
            let marks = state.marks(of: key)
            if max(date, silentUntil(from: date, contact, state, marks, today)) < earliest { continue }
            // Any interaction on the day or later answers it. One before the day does not.
            if marks.isClosed { continue }
            if let last = state.lastContact, zone.date(at: last) >= date { continue }
            var reminder = reminder(key, contact, state, today, due: date.adding(days: -policy.leadDays), overdue: date.adding(days: 1))
            reminder.occasion = date
            reminder.years = day.year.flatMap { year > $0 ? year - $0 : nil }
            return reminder
        }
        return nil
    }

    /// Until when an occasion is hidden. It then stays on the list for as long as it would have after its day.
    private func silentUntil(
        from date: CivilDate, _ contact: Contact, _ state: ContactState, _ marks: ContactState.Marks, _ today: CivilDate
    ) -> CivilDate {
        var until = marks.snoozedUntil.map { zone.date(at: $0) } ?? date
        if sharedPauses.isEmpty, !state.hasExtras { return until }
        let pauses =
            sharedPauses.everybody + contact.groups.compactMap { sharedPauses.groups[$0] } + (state.extras.pause.map { [$0] } ?? [])
        let reach = max(date, until).adding(days: Self.belatedDays)
        for pause in pauses where pause.from <= reach && pause.until.map({ $0 > date }) ?? true { until = max(until, pause.until ?? today) }
        return until
    }

    private func reminder(
        _ key: ReminderKey, _ contact: Contact, _ state: ContactState, _ today: CivilDate, due: CivilDate, overdue: CivilDate? = nil,
        isUrgentWhenOverdue: Bool = false, clock: ClockBasis? = nil
    ) -> Reminder {
        let marks = state.marks(of: key)
        var reminder = Reminder(id: ReminderID(key: key, contact: contact.id), due: due, overdue: max(overdue ?? due, due.adding(days: 1)))
        reminder.isUrgentWhenOverdue = isUrgentWhenOverdue
        reminder.clock = clock
        if let told = marks.told, zone.date(at: told) >= due.adding(days: -1) {
            // If it was told for an earlier due day (by another cadence or lead), it counts as not told. A day's difference may come from
            // another time zone.
            reminder.told = told
            reminder.waits = waits(reminder, told, marks, today)
        }
        reminder.snoozedUntil = marks.snoozedUntil
        reminder.paused = paused(contact, state, today: today)
        reminder.lastContact = lastContact(state)
        if state.hasExtras, policy.suggestions { reminder.favors = state.extras.favors }
        return reminder
    }

    /// Whether it has to be told again, because it was snoozed or became urgent since.
    private func waits(_ reminder: Reminder, _ told: Instant, _ marks: ContactState.Marks, _ today: CivilDate) -> Bool {
        if marks.isSnoozedSince { return true }
        // It was told after a shorter snooze, and that snooze was taken back.
        if let until = marks.snoozedUntil, told < until { return true }
        // If it was told the day before it became urgent, once is enough.
        return reminder.isUrgent(on: today) && zone.date(at: told) < reminder.overdue.adding(days: -1)
    }

    /// The last interaction, on the local calendar.
    func lastContact(_ state: ContactState) -> LastContact? {
        state.lastContact.map { LastContact(date: zone.date(at: $0), via: state.via) }
    }
}
