import FoundationEssentials

/// All that vitaminb knows: who the contacts are, what the journal says of them, and who is due when.
///
/// It is a value. `decide` and `pending` say what the journal should get and change nothing; once that is on disk, `record`
/// folds it in and says what must happen. `now` is always given, and nothing here reads a clock, a file or a socket.
public struct Book: Sendable {
    struct Member: Sendable {
        /// What the card says; where there is none, only who it would be.
        private var known: Contact
        private var hasCard = false
        var isTracked = false
        /// What names are searched in; nil where the name alone, which is ASCII, will do.
        var foldedNames: String?
        var standing = Standing()

        init(id: ContactID) {
            known = Contact(id: id, name: "")
        }

        var id: ContactID { known.id }

        /// Nil while there is no card: what the journal says of a contact waits for the card to come back.
        var contact: Contact? {
            get { hasCard ? known : nil }
            set {
                known = newValue ?? Contact(id: id, name: "")
                hasCard = newValue != nil
            }
        }
    }

    var members: [Member] = []
    private var indices: [ContactID: Int32] = [:]
    private var agenda = Agenda()
    private(set) var planner: Planner
    /// How many contacts have a card.
    public private(set) var contactCount = 0
    /// How many contacts that have a card have a cadence.
    public private(set) var trackedCount = 0
    /// The local day for which the reminders were derived.
    public private(set) var today: CivilDate
    /// Contacts with a cadence whose clock nothing has started yet.
    private var newcomers: Set<Int> = []
    private let journalBegan: Instant
    /// When keep-in-touch reminders were told lately, for the daily budget.
    private var tellings: [Instant] = []

    /// A book of these contacts. `journalBegan` is when its journal was made; nil: now.
    ///
    /// The journal's entries are to be restored next, and then ``replan(now:policy:zone:)`` called.
    public init(contacts: [Contact] = [], policy: Policy, zone: Zone, now: Instant, journalBegan: Instant? = nil) {
        today = zone.date(at: now)
        self.journalBegan = journalBegan ?? now
        planner = Planner(policy: policy, zone: zone, knownSince: zone.date(at: self.journalBegan))
        members.reserveCapacity(contacts.count)
        indices.reserveCapacity(contacts.count)
        for contact in contacts { set(contact, contact.id) }
    }

    /// The policy it follows.
    public var policy: Policy { planner.policy }
    /// The zone whose calendar it follows.
    public var zone: Zone { planner.zone }

    /// Up to so many changes at once are put in their places one by one; more are sorted in together.
    private static let fewChanges = 100

    // MARK: Taking in

    /// Takes in one entry of the journal at start, in the journal's order; entries that were taken back are left out by the
    /// caller. ``replan(now:policy:zone:)`` must follow the last one.
    public mutating func restore(_ entry: Entry) {
        members[index(of: entry.contact)].standing.fold(entry)
        noteTelling(entry)
    }

    /// Derives everything anew: at start, on a new day, after a change of clock, zone or policy.
    ///
    /// Tells only of what fell due or was closed by it.
    public mutating func replan(now: Instant, policy: Policy? = nil, zone: Zone? = nil) -> [Effect] {
        replan(now: now, policy: policy, zone: zone) { _ in }
    }

    private mutating func replan(now: Instant, policy: Policy? = nil, zone: Zone? = nil, _ change: (inout Book) -> Void) -> [Effect] {
        let before = open(now)
        change(&self)
        let zone = zone ?? planner.zone
        today = zone.date(at: now)
        planner = Planner(policy: policy ?? planner.policy, zone: zone, knownSince: zone.date(at: journalBegan))
        newcomers.removeAll()
        for index in members.indices { derive(index) }
        agenda = Agenda(members.indices.flatMap { places(reminders($0), of: $0) })
        let after = open(now)
        let (wasOpen, isOpen) = (Set(before.map(\.0.id)), Set(after.map(\.0.id)))
        return before.filter { !isOpen.contains($0.0.id) }.map { .close($0, $1) }
            + after.filter { !wasOpen.contains($0.0.id) }.map { $0.told == nil ? .fellDue($0, $1) : .reopen($0, $1) }
    }

    /// Derives everything anew if the local day is no longer the one it was derived for.
    public mutating func advance(to now: Instant) -> [Effect] {
        zone.date(at: now) == today ? [] : replan(now: now)
    }

    /// Takes in cards that came or changed, and forgets those that went. What the journal says of them stays.
    public mutating func update(_ contacts: [Contact], removed: [ContactID] = [], now: Instant) -> [Effect] {
        // A card that moved to another file may be said to have gone and to be there at once.
        let there = Set(contacts.lazy.map(\.id))
        let gone = removed.filter { !there.contains($0) }
        if contacts.count + gone.count > Self.fewChanges {
            return replan(now: now) { book in
                for contact in contacts { book.set(contact, contact.id) }
                for id in gone { book.set(nil, id) }
            }
        }
        var effects: [Effect] = []
        for contact in contacts { effects += change(contact.id, now: now) { $0.set(contact, contact.id) } }
        for id in gone { effects += change(id, now: now) { $0.set(nil, id) } }
        return effects
    }

    /// Folds in entries that are on disk, and says what must happen now.
    ///
    /// `history` reads all of a contact's entries from the journal; it is asked only when something was taken back.
    public mutating func record(_ entries: [Entry], now: Instant, history: (ContactID) throws -> [Entry]) rethrows -> [Effect] {
        if entries.count > Self.fewChanges, entries.allSatisfy({ $0.what == .began }) {
            for entry in entries { restore(entry) }
            return replan(now: now)
        }
        var effects: [Effect] = []
        for entry in entries {
            let refolded: Standing? = if case .undone = entry.what { Standing(folding: try history(entry.contact)) } else { nil }
            effects += change(entry.contact, now: now) { book in
                let index = book.index(of: entry.contact)
                if let refolded { book.members[index].standing = refolded } else { book.members[index].standing.fold(entry) }
            }
            noteTelling(entry)
            if case .told(let key) = entry.what, let (reminder, contact) = find(ReminderID(key: key, contact: entry.contact)) {
                effects.append(.tell(reminder, contact))
            }
        }
        return effects
    }

    // MARK: Asking

    /// The open reminders that are due and not snoozed, most urgent first: occasions, then by time overdue as a share of the cadence.
    public func due(_ now: Instant, includingSnoozed: Bool = false) -> [Reminder] {
        let places = agenda.due(on: today).lazy.filter { includingSnoozed || $0.snoozeEnd(after: now) == nil }
        return mostUrgentFirst(places.compactMap(reminder))
    }

    /// The reminders that fall due after today, up to and with `last`, in order.
    public func upcoming(through last: CivilDate) -> [Reminder] {
        agenda.upcoming(after: today, through: last).compactMap(reminder)
    }

    /// The first reminder that falls due after today.
    public var next: Reminder? {
        agenda.upcoming(after: today, through: CivilDate.range.upperBound).first.flatMap(reminder)
    }

    /// How many reminders are due and not snoozed.
    public func dueCount(_ now: Instant) -> Int {
        agenda.due(on: today).count { $0.snoozeEnd(after: now) == nil }
    }

    /// The contact with this UID, if there is a card.
    public func contact(_ id: ContactID) -> Contact? {
        index(id).flatMap { members[$0].contact }
    }

    /// Every contact that has a card, in no particular order.
    public var contacts: some Sequence<Contact> {
        members.lazy.compactMap(\.contact)
    }

    /// Every contact that has a card, by name.
    public var contactsByName: [Contact] {
        members.compactMap(\.contact).map { ($0.name.folded, $0) }
            .sorted { ($0.0, $0.1.id.rawValue) < ($1.0, $1.1.id.rawValue) }.map(\.1)
    }

    /// What is open for this contact, due or to come.
    public func reminders(for id: ContactID) -> [Reminder] {
        index(id).map(reminders) ?? []
    }

    /// What is known of keeping in touch with this contact, beyond the card.
    public func relation(to id: ContactID) -> Relation? {
        guard let index = index(id), let contact = members[index].contact else { return nil }
        let standing = members[index].standing
        return Relation(
            cadence: planner.cadence(of: contact, standing), isIgnored: standing.tracking == .ignored,
            lastContact: planner.lastContact(standing))
    }

    /// When to wake next: the earliest moment at which anything may have to be told, and at the latest when the day ends.
    public func nextWake(after now: Instant) -> Instant {
        let midnight = zone.instant(of: zone.date(at: now).adding(days: 1))
        var wake = midnight > now ? midnight : now.adding(seconds: 60)
        let opening = policy.delivery.opening(atOrAfter: now, in: zone)
        let hasBudget = budgetLeft(now) > 0
        for place in agenda.due(on: today) {
            guard place.waits else { continue }
            if let until = place.snoozeEnd(after: now) {
                wake = min(wake, until)
            } else if let opening, opening > now, hasBudget || !isBudgeted(place) {
                wake = min(wake, opening)
            }
        }
        return wake
    }

    // MARK: What the daemon says by itself

    /// What the journal should get without anybody asking: that tracking began, or that reminders are told now. Empty when all is said.
    public func pending(now: Instant, newID: () -> UUID) -> [Entry] {
        if !newcomers.isEmpty {
            return newcomers.sorted().map { Entry(id: newID(), said: now, contact: members[$0].id, what: .began) }
        }
        guard let opening = policy.delivery.opening(atOrAfter: now, in: zone), opening <= now else { return [] }
        var left = budgetLeft(now)
        let waiting = agenda.due(on: today).lazy.filter { [left] place in
            place.waits && place.snoozeEnd(after: now) == nil && (left > 0 || !isBudgeted(place))
        }
        let free = waiting.filter { !isBudgeted($0) }.compactMap(reminder)
        let budgeted = waiting.filter(isBudgeted).compactMap(reminder)
        left = max(0, left - free.count { $0.id.key.kind == .keepInTouch })
        return (mostUrgentFirst(free) + mostUrgentFirst(budgeted).prefix(left)).map {
            Entry(id: newID(), said: now, contact: $0.id.contact, what: .told($0.id.key))
        }
    }

    // MARK: Inside

    func index(_ id: ContactID) -> Int? { indices[id].map(Int.init) }

    private mutating func index(of id: ContactID) -> Int {
        if let index = index(id) { return index }
        members.append(Member(id: id))
        indices[id] = Int32(members.count - 1)
        return members.count - 1
    }

    private mutating func set(_ contact: Contact?, _ id: ContactID) {
        let index = index(of: id)
        contactCount += (contact == nil ? 0 : 1) - (members[index].contact == nil ? 0 : 1)
        members[index].contact = contact
        members[index].foldedNames = contact.flatMap(Self.searchText)
    }

    /// Changes one contact, derives its reminders anew, and tells what that opened and closed.
    private mutating func change(_ id: ContactID, now: Instant, _ body: (inout Book) -> Void) -> [Effect] {
        let index = index(of: id)
        let formerContact = members[index].contact
        let before = reminders(index)
        body(&self)
        derive(index)
        let after = reminders(index)
        agenda.replace(places(before, of: index), with: places(after, of: index))
        guard let contact = members[index].contact ?? formerContact else { return [] }
        let isOpen = { [today] (reminder: Reminder) in reminder.due <= today && !reminder.isSnoozed(at: now) }
        let closed = before.filter(isOpen).compactMap { old -> Effect? in
            guard let new = after.first(where: { $0.id == old.id }) else { return .close(old, contact) }
            return isOpen(new) ? nil : new.isSnoozed(at: now) ? .snooze(new, contact) : .close(new, contact)
        }
        let opened = after.filter(isOpen).filter { new in !before.contains { $0.id == new.id && isOpen($0) } }
        return closed + opened.map { $0.told == nil ? .fellDue($0, contact) : .reopen($0, contact) }
    }

    /// Whether the member has a cadence, and whether anything has started its clock.
    private mutating func derive(_ index: Int) {
        let member = members[index]
        let isTracked = member.contact.map { planner.cadence(of: $0, member.standing) != nil } ?? false
        trackedCount += (isTracked ? 1 : 0) - (member.isTracked ? 1 : 0)
        members[index].isTracked = isTracked
        if isTracked, member.standing.clock == nil { newcomers.insert(index) } else { newcomers.remove(index) }
    }

    /// Reminders are never kept: deriving a contact's costs less than a microsecond, keeping everybody's costs megabytes.
    private func reminders(_ index: Int) -> [Reminder] {
        guard let contact = members[index].contact else { return [] }
        return planner.reminders(for: contact, members[index].standing, today: today)
    }

    private func places(_ reminders: [Reminder], of index: Int) -> [Agenda.Place] {
        reminders.map { Agenda.Place($0, member: index) }
    }

    private func reminder(_ place: Agenda.Place) -> Reminder? {
        reminders(Int(place.member)).first { $0.id.key.kind == place.kind }
    }

    /// What is due and not snoozed, most urgent first, and whose it is.
    private func open(_ now: Instant) -> [(Reminder, Contact)] {
        due(now).compactMap { reminder in contact(reminder.id.contact).map { (reminder, $0) } }
    }

    private func find(_ id: ReminderID) -> (Reminder, Contact)? {
        guard let contact = contact(id.contact), let reminder = reminders(for: id.contact).first(where: { $0.id == id }) else { return nil }
        return (reminder, contact)
    }

    /// Sorting is stable, so that equals keep the agenda's order, which is the same everywhere.
    private func mostUrgentFirst(_ reminders: some Sequence<Reminder>) -> [Reminder] {
        reminders.map { (rank($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Where a reminder stands among the due: occasions before keep-in-touch, then whose snooze has ended, then by urgency.
    private func rank(_ reminder: Reminder) -> (Int, Double) {
        if reminder.id.key.kind != .keepInTouch { return (0, Double(reminder.due.dayNumber)) }
        return (reminder.snoozedUntil != nil && reminder.waits ? 1 : 2, -reminder.urgency(on: today))
    }

    /// Occasions have their day, and whoever snoozed a reminder has asked for its time: neither waits for the budget.
    private func isBudgeted(_ place: Agenda.Place) -> Bool { place.kind == .keepInTouch && !place.wasSnoozed }

    private func budgetLeft(_ now: Instant) -> Int {
        let day = zone.date(at: now)
        // The zone is asked about those alone that can be of this day.
        return policy.delivery.budget - tellings.count { abs($0.seconds - now.seconds) < 2 * 86_400 && zone.date(at: $0) == day }
    }

    private mutating func noteTelling(_ entry: Entry) {
        guard case .told(let key) = entry.what, key.kind == .keepInTouch else { return }
        tellings.append(entry.said)
        // Only today's count, and no day has more than the budget; the bound keeps a long journal's start small.
        if tellings.count > 4096 { tellings.removeFirst(2048) }
    }
}

/// How one contact is kept in touch with.
public struct Relation: Hashable, Sendable {
    /// The cadence and where it comes from; nil: not tracked.
    public let cadence: CadenceChoice?
    /// Whether the user said never to remind about this contact.
    public let isIgnored: Bool
    /// The last interaction; nil: never contacted.
    public let lastContact: LastContact?
}
