import FoundationEssentials

/// All that vitaminb knows: who the contacts are, what the journal says of them, and who is due when.
///
/// It is a value, made by a ``BookBuilder``. ``decide(_:now:newID:)`` makes a ``Draft`` of an ``Input`` and changes nothing. When the draft
/// has been written into the journal, ``commit(_:)`` takes it in and says what must happen. Nothing here reads a clock, a file or a socket.
package struct Book: Sendable {
    var members: [Member] = []
    private var indices: [ContactID: Int32] = [:]
    var schedule = Schedule()
    var planner: Planner
    /// How many contacts have a card.
    package private(set) var contactCount = 0
    /// How many contacts that have a card are tracked.
    package private(set) var trackedCount = 0
    /// The moment to which the last commit brought the book. The effects so far have said what is open at this moment.
    package internal(set) var moment: Instant
    /// The local day for which the reminders were derived.
    package internal(set) var today: CivilDate
    /// Contacts that are tracked, of which the journal does not say yet that tracking began.
    private(set) var newcomers: Set<Int> = []
    /// Contacts with a pause of their own: a new day may change their reminders though nothing of theirs is due.
    private(set) var pausing: Set<Int> = []
    var merges: Merges
    /// When the journal was made, as far as the clock was right then.
    private(set) var journalBegan: Instant
    /// The latest moment at which anything was said or happened. While it is ahead of the clock, that was wrong once.
    package private(set) var latest = Instant(seconds: 0)
    /// Whether anything counts as said by a clock that had lost its battery.
    private var hasSaidByDeadClock = false
    /// The entries that were said by a clock that was ahead.
    var redated: Set<UUID> = []
    /// The interactions that were noted a moment ago, so that the same one isn't noted twice.
    private(set) var recent: [Entry] = []
    /// Of whom keep-in-touch and in-person reminders were told lately, and on which day, for the daily budget.
    private(set) var tellings: [(entry: UUID, contact: ContactID, day: CivilDate)] = []
    /// Of whom something was noticed, by the UIDs under which it was.
    private(set) var evidenced: Set<ContactID> = []
    /// The latest moment at which it is known that the program ran.
    private var lastRan: Instant
    /// A week or more in which no machine ran, which the journal does not know of yet.
    package private(set) var downtime: Pause?

    init(policy: Policy, zone: Zone, now: Instant, lastRan: Instant?, journalBegan: Instant, merges: Merges, capacity: Int) {
        moment = now
        self.lastRan = lastRan ?? now
        today = zone.date(at: now)
        self.journalBegan = journalBegan
        self.merges = merges
        planner = Planner(policy: policy, zone: zone, knownSince: zone.date(at: journalBegan))
        members.reserveCapacity(capacity)
        indices.reserveCapacity(capacity)
    }

    /// The contact for whom entries about this one count now: the one into which it was merged, or whose card has its UID.
    package func heir(of id: ContactID) -> ContactID { merges.heir(of: id) }

    /// The policy it follows.
    package var policy: Policy { planner.policy }
    /// The zone whose calendar it follows.
    package var zone: Zone { planner.zone }

    // MARK: Members

    /// Whose card has which UID.
    package var identities: Identities { merges.identities }

    /// The member with this id, or whose card has this UID now.
    func index(_ id: ContactID) -> Int? { indices[identities.contact(of: id)].map(Int.init) }

    mutating func index(of id: ContactID) -> Int {
        if let index = indices[id] { return Int(index) }
        members.append(Member(id: id))
        indices[id] = Int32(members.count - 1)
        return members.count - 1
    }

    /// Sets what the card says, or that there is none.
    mutating func set(_ contact: Contact?, _ id: ContactID) {
        let index = index(of: id)
        contactCount += (contact == nil ? 0 : 1) - (members[index].hasCard ? 1 : 0)
        members[index].set(contact)
    }

    mutating func noteTelling(_ entry: Entry) {
        switch entry.what {
        case .told(let key, _):
            guard key.kind.isBudgeted, let contact = entry.contact else { return }
            tellings.append((entry.id, contact, entry.day ?? zone.date(at: entry.said)))
            // Only today's count, and no day has more than the budget; the bound keeps a long journal's start small.
            if tellings.count > 4096 { tellings.removeFirst(2048) }
        // It was told by a clock that was ahead, on a day that had not come, and counts on none.
        case .redated(let id, let moment):
            let (day, redated) = (entry.day ?? zone.date(at: moment), redated)
            tellings.removeAll { day < $0.day && Self.isRedated($0.entry, by: id, after: redated) }
        case .wasDown: downtime = nil
        default: break
        }
    }

    /// Whether what dates this entry anew dates the other: that entry itself, or what dated it anew before.
    private static func isRedated(_ entry: UUID, by target: UUID, after redated: Set<UUID>) -> Bool {
        var id = entry
        while id != target, redated.contains(id) { id = .redated(id) }
        return id == target
    }

    mutating func noteEvidence(_ entry: Entry) {
        if case .noticed = entry.what, let contact = entry.contact { evidenced.insert(contact) }
    }

    /// The shortest time in which no machine ran that makes tellings be repeated, in seconds.
    private static let longDowntime = 7 * 86_400

    /// Notes that the program runs now, and whether it has not for a long time; `delivery` is as it is from now on.
    mutating func noteRunning(_ now: Instant, _ delivery: Delivery) {
        if lastRan.adding(seconds: Self.longDowntime) <= now {
            // What is told in a window that still goes on is told after it.
            downtime = Pause(from: zone.date(at: lastRan), until: delivery.today(at: now, in: zone))
        } else if now < lastRan {
            // The clock was ahead when it seemed so.
            downtime = nil
        }
        lastRan = max(lastRan, now)
    }

    /// Another machine ran when it wrote what arrives now.
    mutating func noteOthersRan(_ entry: Entry, _ now: Instant) {
        guard let second = entry.place?.clock.second, second <= now.seconds else { return }
        lastRan = max(lastRan, Instant(seconds: second))
    }

    // MARK: What was said lately

    /// For how long the same that is said of the same contact is taken to be the same, in seconds.
    private static let repetition = 60

    mutating func noteSaid(_ entry: Entry) {
        latest = max(latest, entry.said, entry.happened)
        hasSaidByDeadClock = hasSaidByDeadClock || entry.said.isOfDeadClock
        if case .redated(let id, _) = entry.what { redated.insert(id) }
        if let target = entry.what.target { recent.removeAll { $0.id == target } }
        guard entry.what.isSaidOnce, moment.seconds - entry.said.seconds <= Int64(Self.repetition) else { return }
        recent.removeAll { moment.seconds - $0.said.seconds > Int64(Self.repetition) }
        recent.append(entry)
    }

    /// The same, where it was noted a moment ago: of the same contact, on the same day, by the same means, with the same words.
    func recentlySaid(_ subject: Subject, _ what: Entry.What, on day: CivilDate, now: Instant) -> Entry? {
        guard what.isSaidOnce else { return nil }
        return recent.last { former in
            let age = now.seconds - former.said.seconds
            return former.subject == subject && former.what == what && former.day == day && (0...Int64(Self.repetition)).contains(age)
        }
    }

    /// The journal is as old as its oldest entry: the clock may have been ahead when the file was made.
    mutating func noteBeginning(_ entry: Entry) { if !entry.said.isOfDeadClock { journalBegan = min(journalBegan, entry.said) } }

    /// Others' journals began then; the next plan knows it.
    package mutating func note(othersBegan: Instant) { journalBegan = min(journalBegan, othersBegan) }

    /// Whether something may have been said by a wrong clock, as seen at this moment.
    func seesWrongClock(at now: Instant) -> Bool { !now.isOfDeadClock && (latest > now || hasSaidByDeadClock) }

    /// The day on which the journal began.
    var knownSince: CivilDate { planner.zone.date(at: journalBegan) }

    /// Nothing counts as said by a wrong clock any more, as after this moment.
    mutating func forgetWrongClock(_ now: Instant) {
        hasSaidByDeadClock = false
        latest = min(latest, now)
        journalBegan = min(journalBegan, now)
        lastRan = min(lastRan, now)
        (downtime, recent) = (nil, [])
    }

    // MARK: Planning

    /// Derives everybody's reminders anew, for this moment.
    mutating func plan(now: Instant, policy: Policy? = nil, zone: Zone? = nil) {
        planner.policy = policy ?? planner.policy
        planner.zone = zone ?? planner.zone
        // The clock was ahead when the file was made.
        if !now.isOfDeadClock { journalBegan = min(journalBegan, now) }
        planner.knownSince = knownSince
        today = planner.zone.date(at: now)
        moment = now
        newcomers.removeAll()
        pausing.removeAll()
        var items: [Schedule.Item] = []
        items.reserveCapacity(members.count)
        for index in members.indices {
            var slot = 0
            let isTracked =
                members[index].hasCard
                && planner.forEachReminder(of: members[index].known, members[index].state, today) { reminder in
                    items.append(Schedule.Item(reminder, slot: slot, member: index, tie: members[index].tie))
                    slot += 1
                }
            note(index, isTracked: isTracked)
        }
        schedule = Schedule(items)
    }

    /// Notes anew whether the member is tracked.
    mutating func note(_ index: Int) {
        let member = members[index]
        note(index, isTracked: member.contact.map { planner.isTracked($0, member.state, today: today) } ?? false)
    }

    /// Notes whether the member is tracked, whether that has begun, and whether the day matters to it.
    private mutating func note(_ index: Int, isTracked: Bool) {
        if members[index].isTracked != isTracked {
            trackedCount += isTracked ? 1 : -1
            members[index].isTracked = isTracked
        }
        note(isTracked && members[index].state.began == nil, index, in: &newcomers)
        note(members[index].state.hasExtras && !members[index].state.extras.pauses.isEmpty, index, in: &pausing)
    }

    private func note(_ belongs: Bool, _ index: Int, in set: inout Set<Int>) {
        if belongs { set.insert(index) } else if !set.isEmpty { set.remove(index) }
    }

    // MARK: Reminders

    /// A member's reminders on a day. They are never kept: deriving a contact's costs less than a microsecond, keeping everybody's
    /// costs megabytes.
    func reminders(_ index: Int, on day: CivilDate) -> [Reminder] {
        members[index].hasCard ? planner.reminders(for: members[index].known, members[index].state, today: day) : []
    }

    func reminders(_ index: Int) -> [Reminder] { reminders(index, on: today) }

    func reminder(_ item: Schedule.Item) -> Reminder? {
        let index = Int(item.member)
        guard members[index].hasCard else { return nil }
        return planner.reminder(Int(item.slot), of: members[index].known, members[index].state, today: today)
    }

    func find(_ id: ReminderID) -> (Reminder, Contact)? {
        guard let index = index(id.contact), let contact = members[index].contact,
            let reminder = reminders(index).first(where: { $0.id == id })
        else { return nil }
        return (reminder, contact)
    }
}
