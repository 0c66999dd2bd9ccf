import FoundationEssentials

extension Book {
    /// Of how many contacts one draft says that tracking began; the next goes on. It bounds the memory of a first start.
    private static let newcomerBound = 100_000

    /// What the journal should get without anybody asking: that tracking began, that no machine ran, or that reminders are told now. Empty
    /// when all is said.
    func pending(now: Instant, newID: () -> UUID) -> [Entry] {
        if !newcomers.isEmpty {
            return newcomers.sorted().prefix(Self.newcomerBound).map { index in
                let id = members[index].id
                return Entry(id: began(id), said: now, day: today, contact: id, what: .began)
            }
        }
        if let downtime { return [Entry(id: newID(), said: now, day: today, subject: .everybody, what: .wasDown(downtime))] }
        guard let opening = policy.delivery.opening(atOrAfter: now, in: zone), opening.at <= now else { return [] }
        return tellable(now, on: opening.day).map { reminder, moment in
            Entry(
                id: told(reminder, moment, on: opening.day), said: now, day: opening.day, contact: reminder.id.contact,
                what: .told(reminder.id.key, moment))
        }
    }

    private func began(_ contact: ContactID) -> UUID { .began(contact, merges: merges.count(of: contact)) }

    private func told(_ reminder: Reminder, _ moment: Moment, on day: CivilDate) -> UUID {
        var id = UUID.told(reminder.id, moment, due: reminder.due, on: day)
        // A clock that was ahead may have said so already.
        while redated.contains(id) { id = id.saidAgain }
        return id
    }

    /// When to wake next: the earliest moment at which anything may have to be told, and at the latest when the day ends.
    package var nextWake: Instant { nextWake(after: moment) }

    func nextWake(after now: Instant) -> Instant {
        let midnight = zone.instant(of: zone.date(at: now).adding(days: 1))
        var wake = midnight > now ? midnight : now.adding(seconds: 60)
        // What is due today may have to wait for today's window, while yesterday's opens again after midnight.
        let next = policy.delivery.nextOpening(after: now, in: zone)
        let later = next.flatMap { policy.delivery.opening(ofDayFrom: $0.day.adding(days: 1), in: zone) }
        let openings = [next, later].compactMap(\.self).map { (opening: $0, told: peopleTold(on: $0.day)) }
        for item in schedule.listed(on: today) {
            if item.isPaused { continue }
            if let until = item.snoozeEnd(after: now) {
                wake = min(wake, until)
                continue
            }
            for (opening, told) in openings where opening.at < wake && item.waits(on: opening.day) && mayBeTold(item, told) {
                wake = opening.at
            }
        }
        return wake
    }

    /// When something is told next if nobody says anything, once all is told that can be told now; nil: nothing is in sight.
    /// Only a forecast knows of the pauses that have not begun yet.
    package var nextTelling: Instant? {
        let delivery = policy.delivery
        guard let next = delivery.nextOpening(after: moment, in: zone) else { return nil }
        // The window may be open now, and its budget used up.
        let told = peopleTold(on: next.day)
        var first: Instant?
        var day = CivilDate.range.upperBound
        for item in schedule.upcoming(after: CivilDate.range.lowerBound, through: day) where !item.isBudgeted || delivery.budget > 0 {
            if day < item.opens { break }
            guard let from = tellingDay(of: item) else { continue }
            if let until = item.snoozeEnd(after: moment) {
                let opening = delivery.opening(atOrAfter: until, in: zone)
                let end = opening.map { $0.day < from ? delivery.opening(ofDayFrom: from, in: zone)?.at : $0.at } ?? nil
                first = [first, end].compactMap(\.self).min()
            } else {
                let earliest = max(from, mayBeTold(item, told) ? next.day : next.day.adding(days: 1))
                if earliest < day, isThere(item, whenOpenFrom: earliest) { day = earliest }
            }
        }
        let end = day <= next.day ? next.at : delivery.opening(ofDayFrom: day, in: zone)?.at
        return day < CivilDate.range.upperBound ? [first, end].compactMap(\.self).min() : first
    }

    /// Whether an item is still there when the window opens on this day or the next that has one: an occasion may be over by then.
    private func isThere(_ item: Schedule.Item, whenOpenFrom day: CivilDate) -> Bool {
        guard !item.isBudgeted, let id = reminder(item)?.id else { return true }
        guard let opening = policy.delivery.opening(ofDayFrom: day, in: zone) else { return false }
        return reminders(Int(item.member), on: opening.day).contains { $0.id == id }
    }

    /// The day in whose window an item is told next; nil: never, as things are.
    private func tellingDay(of item: Schedule.Item) -> CivilDate? {
        if !item.isPaused { return item.tellingDay }
        let member = members[Int(item.member)]
        guard let until = planner.silence(of: member.known, member.state, today: today).paused?.until else { return nil }
        // What was told before a pause is told again after it.
        return item.opens <= today && !item.isChanging ? until : item.tellingDay.map { max($0, until) }
    }

    /// Whether the budget leaves room for a reminder, after these people.
    private func mayBeTold(_ item: Schedule.Item, _ told: Set<Int>) -> Bool {
        if !item.isBudgeted { return true }
        let budget = planner.policy.delivery.budget
        return budget > 0 && (told.count < budget || item.isAfterSnooze || told.contains(Int(item.member)))
    }

    /// What is to be told in the window of this day, which is open: occasions and promises first, then people in the order in which it is
    /// their turn, each with all that is to be told of them.
    private func tellable(_ now: Instant, on day: CivilDate) -> [(Reminder, Moment)] {
        let waiting = schedule.listed(on: day).lazy.filter { $0.waits(on: day) && !$0.isHidden(at: now) }
        let free = listOrder(waiting.filter { !$0.isBudgeted }.compactMap(reminder), on: day)
        let told = peopleTold(on: day)
        let budgeted = waiting.filter { $0.isBudgeted && mayBeTold($0, told) }
        var left = policy.delivery.budget - told.count
        let people = turnOrder(budgeted, on: day).filter { person in
            if told.contains(person.member) { return true }
            left -= 1
            return left >= 0 || person.isAfterSnooze
        }.map(\.member)
        var reminders: [Int: [Reminder]] = [:]
        let chosen = Set(people)
        for item in budgeted where chosen.contains(Int(item.member)) {
            if let reminder = reminder(item) { reminders[Int(item.member), default: []].append(reminder) }
        }
        return (free + people.flatMap { reminders[$0] ?? [] }).compactMap { reminder in
            reminder.next.map { (reminder, $0.moment(on: day)) }
        }
    }

    /// Of which members keep-in-touch and in-person reminders were told in the window of this day. They count in its budget.
    func peopleTold(on day: CivilDate) -> Set<Int> {
        Set(tellings.lazy.filter { $0.day == day }.compactMap { index($0.contact) })
    }

    /// When it is somebody's turn: who asked to be reminded now goes first, then who has waited longest by their own measure; of equals who
    /// was told longest ago or never, then the shorter step.
    private struct Turn: Comparable {
        let isAfterSnooze: Bool
        private let waiting: Double
        private let told: Int64
        private let step: Int

        init(_ reminder: Reminder, on day: CivilDate) {
            isAfterSnooze = reminder.next?.isAfterSnooze == true
            waiting = reminder.waiting(on: day)
            told = reminder.latestTelling?.seconds ?? .min
            step = reminder.stepDays
        }

        static func < (left: Turn, right: Turn) -> Bool {
            if left.isAfterSnooze != right.isAfterSnooze { return left.isAfterSnooze }
            return (right.waiting, left.told, left.step) < (left.waiting, right.told, right.step)
        }
    }

    /// Whose these reminders are, in the order in which it is their turn; of two reminders the one that comes first decides. Thousands may
    /// wait for a few to be told, so that no more is kept of each. Sorting is stable, so that equals keep the schedule's order, which is
    /// the same everywhere.
    private func turnOrder(_ items: some Sequence<Schedule.Item>, on day: CivilDate) -> [(member: Int, isAfterSnooze: Bool)] {
        var people: [(member: Int, turn: Turn)] = []
        var places: [Int: Int] = [:]
        for item in items {
            guard let reminder = reminder(item) else { continue }
            let (member, turn) = (Int(item.member), Turn(reminder, on: day))
            if let place = places[member] {
                people[place].turn = min(people[place].turn, turn)
            } else {
                places[member] = people.count
                people.append((member, turn))
            }
        }
        return people.sorted { $0.turn < $1.turn }.map { ($0.member, $0.turn.isAfterSnooze) }
    }

    /// Reminders in the order of a list: occasions and promises by their day, then by days late as a share of the step, then the shorter
    /// step. Sorting is stable, so that equals keep the schedule's order, which is the same everywhere.
    func listOrder(_ reminders: some Sequence<Reminder>, on day: CivilDate) -> [Reminder] {
        let reminders = Array(reminders)
        let places = reminders.map { $0.clock == nil ? (0, Double($0.due.dayNumber), 0) : (1, -$0.lateness(on: day), $0.stepDays) }
        return reminders.indices.sorted { places[$0] < places[$1] }.map { reminders[$0] }
    }
}
