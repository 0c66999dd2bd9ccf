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
    /// How many contacts that have a card have a cadence.
    package private(set) var trackedCount = 0
    /// The moment to which the last commit brought the book. The effects so far have said what is open at this moment.
    package internal(set) var moment: Instant
    /// The local day for which the reminders were derived.
    package internal(set) var today: CivilDate
    /// Contacts with a cadence whose clock nothing has started yet.
    private(set) var newcomers: Set<Int> = []
    /// Contacts with a pause of their own: a new day may change their reminders though nothing of theirs is due.
    private(set) var pausing: Set<Int> = []
    var merges: Merges
    private let journalBegan: Instant
    /// When keep-in-touch reminders were told lately, for the daily budget.
    private(set) var tellings: [Instant] = []

    init(policy: Policy, zone: Zone, now: Instant, journalBegan: Instant, merges: Merges, capacity: Int) {
        moment = now
        today = zone.date(at: now)
        self.journalBegan = journalBegan
        self.merges = merges
        planner = Planner(policy: policy, zone: zone, knownSince: zone.date(at: journalBegan))
        members.reserveCapacity(capacity)
        indices.reserveCapacity(capacity)
    }

    /// The policy it follows.
    package var policy: Policy { planner.policy }
    /// The zone whose calendar it follows.
    package var zone: Zone { planner.zone }

    // MARK: Members

    func index(_ id: ContactID) -> Int? { indices[id].map(Int.init) }

    mutating func index(of id: ContactID) -> Int {
        if let index = index(id) { return index }
        members.append(Member(id: id))
        indices[id] = Int32(members.count - 1)
        return members.count - 1
    }

    /// Sets what the card says, or that there is none.
    mutating func set(_ contact: Contact?, _ id: ContactID) {
        let index = index(of: id)
        contactCount += (contact == nil ? 0 : 1) - (members[index].contact == nil ? 0 : 1)
        members[index].contact = contact
    }

    mutating func noteTelling(_ entry: Entry) {
        guard case .told(let key) = entry.what, key.kind.isBudgeted else { return }
        tellings.append(entry.said)
        // Only today's count, and no day has more than the budget; the bound keeps a long journal's start small.
        if tellings.count > 4096 { tellings.removeFirst(2048) }
    }

    // MARK: Planning

    /// Derives everybody's reminders anew, for this moment.
    mutating func plan(now: Instant, policy: Policy? = nil, zone: Zone? = nil) {
        planner.policy = policy ?? planner.policy
        planner.zone = zone ?? planner.zone
        planner.knownSince = planner.zone.date(at: journalBegan)
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
                    items.append(Schedule.Item(reminder, slot: slot, member: index, tie: members[index].tie, today: today))
                    slot += 1
                }
            note(index, isTracked: isTracked)
        }
        schedule = Schedule(items)
    }

    /// Notes anew whether the member has a cadence.
    mutating func note(_ index: Int) {
        let member = members[index]
        note(index, isTracked: member.contact.map { planner.cadence(of: $0, member.state, today: today) != nil } ?? false)
    }

    /// Notes whether the member has a cadence, whether anything has started its clock, and whether the day matters to it.
    private mutating func note(_ index: Int, isTracked: Bool) {
        if members[index].isTracked != isTracked {
            trackedCount += isTracked ? 1 : -1
            members[index].isTracked = isTracked
        }
        note(isTracked && members[index].state.clock == nil, index, in: &newcomers)
        note(members[index].state.hasExtras && members[index].state.extras.pause != nil, index, in: &pausing)
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
        let reminders = reminders(Int(item.member))
        return Int(item.slot) < reminders.count ? reminders[Int(item.slot)] : nil
    }

    func find(_ id: ReminderID) -> (Reminder, Contact)? {
        guard let index = index(id.contact), let contact = members[index].contact,
            let reminder = reminders(index).first(where: { $0.id == id })
        else { return nil }
        return (reminder, contact)
    }
}
