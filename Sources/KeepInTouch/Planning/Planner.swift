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

    /// The contact's open reminders, due or to come, always in the same order: at most one of a kind, but for promises and labelled dates.
    func reminders(for contact: Contact, _ state: ContactState, today: CivilDate) -> [Reminder] {
        var reminders: [Reminder] = []
        forEachReminder(of: contact, state, today) { reminders.append($0) }
        return reminders
    }

    /// The one in this place of that list; nil: there are fewer.
    func reminder(_ place: Int, of contact: Contact, _ state: ContactState, today: CivilDate) -> Reminder? {
        var found: Reminder?
        forEachReminder(of: contact, state, today, only: place) { found = $0 }
        return found
    }

    /// Calls `body` with each of them, or only with the one in that place, without making a list. Returns whether the contact is tracked.
    @discardableResult
    func forEachReminder(
        of contact: Contact, _ state: ContactState, _ today: CivilDate, only place: Int? = nil, _ body: (Reminder) -> Void
    ) -> Bool {
        if !isTold(contact, state) { return false }
        let silence = silence(of: contact, state, today: today)
        var count = 0
        func isWanted() -> Bool {
            defer { count += 1 }
            return place == nil || place == count
        }
        func make(_ reminder: Reminder) {
            var reminder = reminder
            reminder.paused = silence.paused
            reminder.lastContact = lastContact(state)
            if state.hasExtras, policy.suggestions { reminder.favors = state.extras.favors }
            body(reminder)
        }
        let cadence = cadence(of: contact, state)
        let first = state.clock.flatMap { keepInTouchBasis(contact, state, $0, cadence, today) }
        if let first, let clock = state.clock, isWanted() {
            make(clockReminder(ReminderKey(kind: .keepInTouch, cycle: .since(clock.entry)), contact, state, first, silence.ended))
        }
        if let basis = inPersonBasis(contact, state), isWanted() {
            make(clockReminder(ReminderKey(kind: .inPerson, cycle: state.inPersonCycle), contact, state, basis, silence.ended))
        }
        let isTracked = isTracked(contact, state, cadence, today)
        if let place, place < count { return isTracked }
        let known = state.began?.day(in: zone) ?? (isTracked ? today : knownSince)
        func make(_ kind: ReminderKind, _ day: AnnualDay, _ label: LabelledDay? = nil) {
            if let reminder = occasion(kind, day, label, contact, state, known, today, silence.ended), isWanted() { make(reminder) }
        }
        if let birthday = contact.birthday, policy.birthdays.includes(tracked: isTracked) { make(.birthday, birthday) }
        if policy.anniversaries.includes(tracked: isTracked) {
            if let anniversary = contact.anniversary { make(.anniversary, anniversary) }
            for date in contact.dates { make(.anniversary, date.day, date) }
        }
        if state.hasExtras {
            for promise in state.extras.promises where isWanted() { make(self.promise(promise, to: contact, state, silence.ended)) }
        }
        return isTracked
    }

    /// The day on which the contact is or was due to be kept in touch with, by this cadence; nil: no clock runs.
    func nextDue(of contact: Contact, _ state: ContactState, _ cadence: CadenceChoice?, _ today: CivilDate) -> CivilDate? {
        if !isTold(contact, state) { return nil }
        return state.clock.flatMap { keepInTouchBasis(contact, state, $0, cadence, today)?.due }
    }

    /// Whether anything is ever told of the contact: neither of the ignored nor of the dead.
    private func isTold(_ contact: Contact, _ state: ContactState) -> Bool { state.tracking != .ignored && contact.died == nil }

    // MARK: Cadences

    /// The contact's cadence: its own, else the shortest of its groups', else everyone's.
    func cadence(of contact: Contact, _ state: ContactState) -> CadenceChoice? {
        switch state.tracking {
        case .ignored: return nil
        case .every(let cadence): return CadenceChoice(every: cadence, atMost: nil, source: .contact)
        case .byGroup: break
        }
        if let (name, group) = shortest(of: contact, by: { $0.every }) {
            return CadenceChoice(every: group.every, atMost: group.atMost, source: .group(name))
        }
        return policy.every.map { CadenceChoice(every: $0, atMost: nil, source: .everyone) }
    }

    /// How often to see the contact: its own, else the shortest of its groups'.
    func cadenceInPerson(of contact: Contact, _ state: ContactState) -> CadenceChoice? {
        if state.hasExtras, let own = state.extras.everyInPerson { return CadenceChoice(every: own, atMost: nil, source: .contact) }
        guard hasCadencesInPerson, let (name, group) = shortest(of: contact, by: { $0.inPerson }), let every = group.inPerson else {
            return nil
        }
        return CadenceChoice(every: every, atMost: nil, source: .group(name))
    }

    private func shortest(of contact: Contact, by cadence: (GroupPolicy) -> Cadence?) -> (name: String, policy: GroupPolicy)? {
        if contact.groups.count <= 1 {
            // The usual case, without making lists.
            guard let name = contact.groups.first, let group = policy.groups[name], cadence(group) != nil else { return nil }
            return (name, group)
        }
        let own = contact.groups.compactMap { name in policy.groups[name].flatMap { group in cadence(group).map { (name, group, $0) } } }
        // Of two groups with the same cadence take the first by name, so that the card's order doesn't matter.
        return own.min { ($0.2.averageDays, $0.0) < ($1.2.averageDays, $1.0) }.map { ($0.0, $0.1) }
    }

    /// Whether the contact is reminded of: it has a cadence of either kind, or they met lately.
    func isTracked(_ contact: Contact, _ state: ContactState, today: CivilDate) -> Bool {
        isTold(contact, state) && isTracked(contact, state, cadence(of: contact, state), today)
    }

    private func isTracked(_ contact: Contact, _ state: ContactState, _ cadence: CadenceChoice?, _ today: CivilDate) -> Bool {
        cadence != nil || rung(contact, state, nil, start: today, today) != nil || cadenceInPerson(of: contact, state) != nil
    }

    // MARK: Silence

    /// Why the contact is silent today, and when its last silence ended.
    ///
    /// A pause of the contact, of any of its groups and of everybody covers it, by today's membership. Of several the one that lasts
    /// longest is named.
    func silence(of contact: Contact, _ state: ContactState, today: CivilDate) -> (paused: Paused?, ended: CivilDate?) {
        if sharedPauses.isEmpty, !state.hasExtras { return (nil, nil) }
        var all: [(Subject, Pauses)] = [(.everybody, sharedPauses.everybody)]
        if state.hasExtras { all.append((.contact(contact.id), state.extras.pauses)) }
        for group in contact.groups.sorted() { if let pauses = sharedPauses.groups[group] { all.append((.group(group), pauses)) } }
        let running = all.compactMap { subject, pauses in pauses.current(on: today).map { Paused(subject: subject, until: $0.until) } }
        let ends = all.compactMap { $0.1.lastEnd(upTo: today) } + [sharedPauses.downtimes.lastEnd(upTo: today)].compactMap(\.self)
        let longest = running.max { left, right in
            right.until.map { until in left.until.map { $0 < until } ?? false } ?? (left.until != nil)
        }
        return (longest, ends.max())
    }

    // MARK: Clocks

    private func keepInTouchBasis(
        _ contact: Contact, _ state: ContactState, _ clock: ContactState.Start, _ choice: CadenceChoice?, _ today: CivilDate
    ) -> ClockBasis? {
        let last = clock.stamp.day(in: zone)
        // Before anything happened after they met, it is counted from the day they met.
        let start = contact.met.map { clock.cause == .began ? $0 : max($0, last) } ?? last
        let rung = rung(contact, state, choice?.every, start: start, today)
        let isDueAtOnce = clock.cause == .began && (contact.met == nil || !policy.ladder)
        guard let cadence = choice ?? rung.map({ CadenceChoice(every: $0.after, atMost: nil, source: .met) }) else { return nil }
        return ClockBasis(
            cadence, start: isDueAtOnce ? last : start, cause: clock.cause, rung: rung,
            again: state.hasExtras ? state.extras.again?.on : nil, began: state.began?.day(in: zone), isDueAtOnce: isDueAtOnce)
    }

    private func rung(
        _ contact: Contact, _ state: ContactState, _ cadence: Cadence?, start: CivilDate, _ today: CivilDate
    ) -> ClockBasis.Rung? {
        guard policy.ladder, let met = contact.met, ClockBasis.Rung.isNew(met: met, on: state.began?.day(in: zone) ?? today) else {
            return nil
        }
        return ClockBasis.Rung(met: met, turns: state.turns.count(after: met), start: start, cadence: cadence)
    }

    private func inPersonBasis(_ contact: Contact, _ state: ContactState) -> ClockBasis? {
        guard let began = state.began, let choice = cadenceInPerson(of: contact, state) else { return nil }
        let last = state.hasExtras ? state.extras.inPerson : nil
        let seen = last?.stamp.day(in: zone)
        let beganDay = began.day(in: zone)
        if let met = contact.met, seen.map({ $0 < met }) ?? true {
            return ClockBasis(choice, start: met, cause: .interaction, began: beganDay)
        }
        return ClockBasis(choice, start: seen ?? beganDay, cause: last?.cause ?? .began, began: beganDay)
    }

    private func clockReminder(
        _ key: ReminderKey, _ contact: Contact, _ state: ContactState, _ basis: ClockBasis, _ silenceEnd: CivilDate?
    ) -> Reminder {
        var reminder = Reminder(id: ReminderID(key: key, contact: contact.id), due: basis.due, overdue: basis.overdue)
        reminder.clock = basis
        let told = state.marks(of: key).tellings
        let tellings = Tellings(told, of: reminder, silenceEnd, zone)
        take(tellings, into: &reminder)
        reminder.next = next(of: reminder, basis, tellings)
        if let snooze = state.snooze(of: key) {
            snoozed(&reminder, snooze, until: end(of: snooze.until), told, tellings)
            reminder.isSpread = state.began.map { snooze.said <= $0.at } ?? true
        }
        if let noted = state.noted, let next = reminder.next, !next.isAfterSnooze {
            // Nobody is told of on the day something was noted of them, as the days are here.
            reminder.next = next.postponed(to: zone.date(at: noted).adding(days: 1))
        }
        return reminder
    }

    /// When a clock is told next, snoozes aside.
    private func next(of reminder: Reminder, _ basis: ClockBasis, _ tellings: Tellings) -> NextTelling? {
        if let silent = tellings.silentUntil { return NextTelling(.afterPause(silent), from: silent) }
        let isLate = NextTelling.Later(moment: .overdue, from: reminder.overdue.adding(days: 1))
        guard let last = tellings.last else { return NextTelling(.due, from: tellings.since, later: policy.repeats ? isLate : nil) }
        if !policy.repeats { return nil }
        if !tellings.isOverdueTold(reminder.overdue) {
            return NextTelling(.overdue, from: max(reminder.overdue, last.day.adding(days: 7)))
        }
        return NextTelling(.repeating(tellings.repeats + 1), from: last.day.adding(days: max(basis.halfStep, 7)))
    }

    private func take(_ tellings: Tellings, into reminder: inout Reminder) {
        reminder.lastTold = tellings.last
        reminder.latestTelling = tellings.latest
        reminder.repeats = tellings.repeats
    }

    // MARK: Snoozes

    /// When a snooze ends: at its moment, or when the window opens on its day or on the next that has one.
    func end(of end: SnoozeEnd) -> LocalSnoozeEnd {
        switch end {
        case .instant(let instant): LocalSnoozeEnd(at: instant, day: nil)
        case .day(let day): LocalSnoozeEnd(at: opening(of: day), day: day)
        }
    }

    private func opening(of day: CivilDate) -> Instant { policy.delivery.opening(ofDayFrom: day, in: zone)?.at ?? zone.instant(of: day) }

    /// Hides a reminder until its snooze ends, and has it told then if it is due by then. `told` is when it was told, whether that still
    /// counts or not.
    private func snoozed(
        _ reminder: inout Reminder, _ snooze: ContactExtras.Snooze, until end: LocalSnoozeEnd, _ told: [ContactState.Telling],
        _ tellings: Tellings
    ) {
        reminder.snoozedUntil = end.at
        if reminder.opens > zone.date(at: end.at) || snooze.isTold || end.isTold(by: told, since: snooze.said, in: zone) { return }
        reminder.next = NextTelling(.afterSnooze(snooze.entry), from: tellings.since)
    }

    // MARK: Days

    private func promise(
        _ promise: ContactExtras.Promise, to contact: Contact, _ state: ContactState, _ silenceEnd: CivilDate?
    ) -> Reminder {
        let key = ReminderKey(kind: .promise, cycle: .since(promise.entry))
        var reminder = Reminder(
            id: ReminderID(key: key, contact: contact.id), due: promise.on, overdue: promise.on.adding(days: 1),
            opens: policy.delivery.day(onOrBefore: promise.on) ?? promise.on)
        reminder.promise = promise.what
        let told = state.marks(of: key).tellings
        let tellings = Tellings(told, of: reminder, silenceEnd, zone)
        take(tellings, into: &reminder)
        if let silent = tellings.silentUntil {
            reminder.next = NextTelling(.afterPause(silent), from: silent)
        } else if let last = tellings.last {
            reminder.next = NextTelling(.weekly(tellings.repeats + 1), from: last.day.adding(days: 7))
        } else {
            reminder.next = NextTelling(.promise, from: tellings.since)
        }
        if let snooze = state.snooze(of: key) { snoozed(&reminder, snooze, until: end(of: snooze.until), told, tellings) }
        return reminder
    }

    /// How many days late an occasion is told at most, and closed by an interaction.
    static let belatedDays = 14
    /// How many days before its day an occasion is told at the earliest, where its day has no opening.
    private static let longestEve = 6
    /// More years are nobody's age, but a placeholder's.
    private static let oldestAge = 120
    /// How many days an occasion stays on the list after its day, or after it was told belatedly.
    static let listedDays = 3

    private func occasion(
        _ kind: ReminderKind, _ day: AnnualDay, _ label: LabelledDay?, _ contact: Contact, _ state: ContactState, _ known: CivilDate,
        _ today: CivilDate, _ silenceEnd: CivilDate?
    ) -> Reminder? {
        let earliest = max(today.adding(days: -Self.belatedDays - Self.listedDays), known)
        // The first anniversary is a year after the day itself, which may be in the future.
        let first = max(earliest.year, (day.year ?? 0) + 1)
        for year in first...(first + 3) {
            guard let date = day.date(in: year), date >= earliest else { continue }
            let key = ReminderKey(kind: kind, cycle: label.map { .labelled($0.mark, year: year) } ?? .year(year))
            if state.marks(of: key).isClosed { continue }
            guard var reminder = occasion(key, on: date, contact, state, known, today) else { continue }
            if let silenceEnd { reminder.next = reminder.next?.postponed(to: silenceEnd) }
            reminder.label = label?.label
            reminder.isOfLeapDay = kind == .birthday && day.day != date.components.day
            reminder.years = day.year.flatMap { (1...Self.oldestAge) ~= year - $0 && $0 <= today.year ? year - $0 : nil }
            return reminder
        }
        return nil
    }

    /// The occasion on this day; nil: it was answered, or it is over.
    private func occasion(
        _ key: ReminderKey, on date: CivilDate, _ contact: Contact, _ state: ContactState, _ known: CivilDate, _ today: CivilDate
    ) -> Reminder? {
        // Where its day has no opening, it is told at the last one before.
        let eve = max(policy.delivery.day(onOrBefore: date) ?? date, known)
        let lead = leadDays(of: contact)
        let leadDay = date.adding(days: -lead)
        let leadOpening = policy.delivery.day(onOrBefore: leadDay) ?? leadDay
        let ahead = lead > 0 && leadDay >= known ? max(leadOpening, known) : eve
        let marks = state.marks(of: key).tellings
        // What was told ahead of it is on the list from then on, whatever the lead is now. In a zone further west, and by a clock that is
        // behind, it is told tomorrow, or the day after: then it is on the list from the day before.
        let firstTold = marks.map { $0.stamp.day(in: zone) }.filter { leadOpening <= $0 }.min()
        var reminder = Reminder(
            id: ReminderID(key: key, contact: contact.id), due: date, overdue: date.adding(days: 1),
            opens: min(ahead, eve, firstTold.map { $0 > today ? $0.adding(days: -1) : $0 } ?? eve))
        let tellings = Tellings(marks, of: reminder, nil, zone)
        take(tellings, into: &reminder)
        // Once told on its day it stays told, whatever the window is now. But what was told before the card was corrected, for another
        // day than it has now, was not told on its day.
        let onItsDay = marks.filter { telling in
            let day = telling.stamp.day(in: zone)
            return telling.stage == .day ? day >= date.adding(days: -Self.longestEve) : telling.stage == .unknown && day >= eve
        }
        if let last = state.lastContact, isClosed(date, by: last, told: onItsDay.first) { return nil }
        let told = onItsDay.map { $0.stamp.day(in: zone) }
        let end = told.min().map { max(date, $0).adding(days: Self.listedDays) } ?? date.adding(days: Self.belatedDays)
        if today > end { return nil }
        if told.isEmpty {
            let later = NextTelling.Later(moment: .day, from: eve)
            reminder.next =
                ahead < eve && tellings.last == nil ? NextTelling(.lead, from: ahead, later: later) : NextTelling(.day, from: eve)
        }
        if let snooze = state.snooze(of: key) {
            let end = self.end(of: snooze, of: date, eve: eve)
            if told.isEmpty, zone.date(at: snooze.said) < eve, policy.delivery.today(at: end.at, in: zone) >= eve {
                // Its day comes by itself.
                reminder.snoozedUntil = end.at
            } else if end.at == self.end(of: snooze.until).at
                || !onItsDay.contains(where: { $0.stage == .day && $0.stamp.at > snooze.said })
            {
                // Not where its day has ended the snooze, by an opening of wherever that was.
                snoozed(&reminder, snooze, until: end, marks, tellings)
            }
        }
        return reminder
    }

    /// Whether the last interaction closes an occasion: from its day on; and where it was told, from then on, be that on its eve. There is
    /// no last day, because it isn't listed for ever, and where a traveller was in touch it may be a day later than here.
    private func isClosed(_ date: CivilDate, by last: ContactState.Stamp, told: ContactState.Telling?) -> Bool {
        last.day(in: zone) >= date || told.map { $0.stamp.at <= last.at } ?? false
    }

    /// A snooze of an occasion never runs past its day: said ahead it ends with the opening of the day on which it is told, said on the
    /// day or later it ends with that day.
    private func end(of snooze: ContactExtras.Snooze, of date: CivilDate, eve: CivilDate) -> LocalSnoozeEnd {
        let said = zone.date(at: snooze.said)
        let next = said.adding(days: 1)
        let bound =
            said < eve ? LocalSnoozeEnd(at: opening(of: eve), day: eve) : LocalSnoozeEnd(at: zone.instant(of: next), day: next)
        let end = end(of: snooze.until)
        return end.at <= bound.at ? end : bound
    }

    /// How many days ahead the contact's occasions are told: the most of its groups', else everybody's.
    private func leadDays(of contact: Contact) -> Int {
        contact.groups.compactMap { policy.groups[$0]?.leadDays }.max() ?? policy.leadDays
    }

    /// The last interaction, on the local calendar.
    func lastContact(_ state: ContactState) -> LastContact? {
        state.lastContact.map { LastContact(date: $0.day(in: zone), via: state.via, trace: state.trace) }
    }
}
