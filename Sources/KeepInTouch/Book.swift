import FoundationEssentials

/// All that vitaminb knows: who the contacts are, what the journal says of them, and who is due when.
///
/// It is a value. `decide` and `pending` say what the journal should get and change nothing; once that is on disk, `record`
/// folds it in and says what must happen. `now` is always given, and nothing here reads a clock, a file or a socket.
package struct Book: Sendable {
    struct Member: Sendable {
        /// What the card says; where there is none, only who it would be.
        private(set) var known: Contact
        private(set) var hasCard = false
        var isTracked = false
        /// Orders those who are due on the same day.
        let tie: UInt32
        var standing = Standing()

        init(id: ContactID) {
            known = Contact(id: id, name: "")
            tie = UInt32(id.rawValue.stableHash >> 32)
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
    var agenda = Agenda()
    private(set) var planner: Planner
    /// How many contacts have a card.
    package private(set) var contactCount = 0
    /// How many contacts that have a card have a cadence.
    package private(set) var trackedCount = 0
    /// The moment up to which the effects have said what is open: a snooze that ends later is still to be spoken of.
    private var spoken: Instant
    /// The local day for which the reminders were derived.
    package private(set) var today: CivilDate
    /// Contacts with a cadence whose clock nothing has started yet.
    private(set) var newcomers: Set<Int> = []
    /// Contacts of which the day alone may make another plan, though nothing of theirs is due: those with a pause of their own.
    private var pausing: Set<Int> = []
    private(set) var merges = Merges()
    private let journalBegan: Instant
    /// When keep-in-touch reminders were told lately, for the daily budget.
    private(set) var tellings: [Instant] = []

    /// A book of these contacts. `journalBegan` is when its journal was made; nil: now. `merges` are the entries of the journal
    /// that say that contacts were merged, in its order.
    ///
    /// The journal's entries are to be restored next, and then ``plan(now:policy:zone:)`` called.
    package init(
        contacts: [Contact] = [], policy: Policy, zone: Zone, now: Instant, journalBegan: Instant? = nil, merges: [Entry] = []
    ) {
        today = zone.date(at: now)
        spoken = now
        self.journalBegan = journalBegan ?? now
        self.merges = Merges(merges)
        planner = Planner(policy: policy, zone: zone, knownSince: zone.date(at: self.journalBegan))
        members.reserveCapacity(contacts.count)
        indices.reserveCapacity(contacts.count)
        for contact in contacts { set(contact, contact.id) }
    }

    /// The policy it follows.
    package var policy: Policy { planner.policy }
    /// The zone whose calendar it follows.
    package var zone: Zone { planner.zone }

    /// Up to so many changes at once are put in their places one by one; more are sorted in together.
    private static let fewChanges = 100

    // MARK: Taking in

    /// Takes in one entry of the journal at start, in the journal's order; entries that were taken back are left out by the
    /// caller. ``plan(now:policy:zone:)`` must follow the last one.
    package mutating func restore(_ entry: Entry) {
        if let contact = entry.contact {
            let owner = merges.owner(of: contact)
            members[index(of: owner)].standing.fold(entry, isOwn: owner == contact)
            if case .merged = entry.what { merges.pass() }
        } else {
            planner.absences.fold(entry)
        }
        noteTelling(entry)
    }

    /// Derives everything anew: on a new day, after a change of clock, zone or policy.
    ///
    /// Tells only of what fell due or was closed by it.
    package mutating func replan(now: Instant, policy: Policy? = nil, zone: Zone? = nil) -> [Effect] {
        replan(now: now, policy: policy, zone: zone) { _ in }
    }

    private mutating func replan(now: Instant, policy: Policy? = nil, zone: Zone? = nil, _ change: (inout Book) -> Void) -> [Effect] {
        let before = open(spoken)
        change(&self)
        plan(now: now, policy: policy, zone: zone)
        let after = open(now)
        let isOpen = Set(after.map(\.0.id))
        let wasOpen = Set(before.map(\.0.id))
        return before.filter { !isOpen.contains($0.0.id) }.map { gone($0, $1, now) }
            + after.filter { !wasOpen.contains($0.0.id) }.map { $0.told == nil ? .fellDue($0, $1) : .reopen($0, $1) }
    }

    /// Derives everything anew, for whoever asks nothing about what was before: at start.
    package mutating func plan(now: Instant, policy: Policy? = nil, zone: Zone? = nil) {
        planner.policy = policy ?? planner.policy
        planner.zone = zone ?? planner.zone
        planner.knownSince = planner.zone.date(at: journalBegan)
        today = planner.zone.date(at: now)
        spoken = now
        newcomers.removeAll()
        pausing.removeAll()
        var places: [Agenda.Place] = []
        places.reserveCapacity(members.count)
        for index in members.indices {
            var slot = 0
            let isTracked =
                members[index].hasCard
                && planner.forEachReminder(of: members[index].known, members[index].standing, today) { reminder in
                    places.append(Agenda.Place(reminder, slot: slot, member: index, tie: members[index].tie, today: today))
                    slot += 1
                }
            note(index, isTracked: isTracked)
        }
        agenda = Agenda(places)
    }

    /// Comes to this moment: what was snoozed until then is open again. On another day, what the day alone changes is derived anew.
    package mutating func advance(to now: Instant) -> [Effect] {
        let day = zone.date(at: now)
        if day == today { return comeTo(now) }
        if day != today.adding(days: 1) || planner.absences.changes(after: today, upTo: day) { return replan(now: now) }
        // What is due may lapse or become urgent, and what is not yet due may fall due. Nothing else depends on the day.
        let former = today
        let touched = pausing.union(agenda.due(on: day).lazy.filter { $0.due > former || $0.isChanging }.map { Int($0.member) })
        let awake = comeTo(now)
        var effects: [Effect] = []
        for index in touched.sorted() {
            today = former
            effects += change(members[index].id, now: now) { $0.today = day }
        }
        today = day
        return awake + inOrder(effects, now)
    }

    /// Says which snoozes have ended since effects were last asked for; where the clock was set back, which have not ended after all.
    private mutating func comeTo(_ now: Instant) -> [Effect] {
        defer { spoken = now }
        return agenda.due(on: today).filter { $0.isHidden(at: spoken) != $0.isHidden(at: now) }.compactMap { place in
            guard let reminder = reminder(place), let contact = members[Int(place.member)].contact else { return nil }
            if reminder.isHidden(at: now) { return .snooze(reminder, contact) }
            return reminder.told == nil ? .fellDue(reminder, contact) : .reopen(reminder, contact)
        }
    }

    /// Takes in cards that came or changed, and forgets those that went. What the journal says of them stays.
    package mutating func update(_ contacts: [Contact], removed: [ContactID] = [], now: Instant) -> [Effect] {
        // A card that moved to another file may be said to have gone and to be there at once.
        let there = Set(contacts.lazy.map(\.id))
        let gone = removed.filter { !there.contains($0) }
        if contacts.count + gone.count > Self.fewChanges {
            return replan(now: now) { book in
                for contact in contacts { book.set(contact, contact.id) }
                for id in gone { book.set(nil, id) }
            }
        }
        var effects = comeTo(now)
        for contact in contacts { effects += change(contact.id, now: now) { $0.set(contact, contact.id) } }
        for id in gone { effects += change(id, now: now) { $0.set(nil, id) } }
        return effects
    }

    /// Folds in entries that are on disk, and says what must happen now.
    ///
    /// `history` gives what ``historyNeeded(for:)`` asks for, the entry itself included, in the journal's order.
    package mutating func record(_ entries: [Entry], now: Instant, history: (Entry) throws -> [Entry]) rethrows -> [Effect] {
        if entries.count > Self.fewChanges, entries.allSatisfy({ $0.what == .began }) {
            return replan(now: now) { book in for entry in entries { book.restore(entry) } }
        }
        var effects = comeTo(now)
        for entry in entries {
            let past = historyNeeded(for: entry) == nil ? nil : try history(entry)
            effects += record(entry, now: now, past)
            noteTelling(entry)
            if case .told(let key) = entry.what, let contact = entry.contact,
                let (reminder, contact) = find(ReminderID(key: key, contact: contact))
            {
                effects.append(.tell(reminder, contact))
            }
        }
        return effects
    }

    private mutating func record(_ entry: Entry, now: Instant, _ past: [Entry]?) -> [Effect] {
        guard let id = entry.contact else {
            return replan(now: now) { book in
                if let past { book.planner.absences = Absences(folding: past) } else { book.planner.absences.fold(entry) }
            }
        }
        guard let past else { return change(id, now: now) { $0.members[$0.index(of: id)].standing.fold(entry) } }
        merges.add(entry)
        var affected = merges.successors(of: id)
        if case .merged(let other) = entry.what { affected.insert(other) }
        return affected.sorted { $0.rawValue < $1.rawValue }.flatMap { id in
            change(id, now: now) { $0.members[$0.index(of: id)].standing = Standing(folding: Merges.lineage(past, of: id), of: id) }
        }
    }

    /// What of the journal has to be read before this entry can be recorded; nil: nothing. It is to be read before the entry is
    /// appended: nothing may go wrong afterwards.
    package func historyNeeded(for entry: Entry) -> History? {
        switch entry.what {
        case .undone, .merged: break
        default: return nil
        }
        guard let contact = entry.contact else { return .ofGroupsAndEverybody }
        if case .merged(let other) = entry.what { return .of(merges.family(of: contact).union(merges.family(of: other))) }
        return history(of: contact)
    }

    /// The part of the journal in which all that was said of a contact is; ``own(_:of:)`` finds it there.
    package func history(of contact: ContactID) -> History { .of(merges.family(of: contact)) }

    /// Of these entries those that are the contact's, or of one that was merged into it.
    package func own(_ entries: [Entry], of contact: ContactID) -> [Entry] { Merges.lineage(entries, of: contact) }

    /// A part of the journal.
    package enum History: Hashable, Sendable {
        /// What is about any of these contacts.
        case of(Set<ContactID>)
        /// What is about a group or about everybody.
        case ofGroupsAndEverybody
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
    }

    /// Changes one contact, derives its reminders anew, and tells what that opened and closed.
    private mutating func change(_ id: ContactID, now: Instant, _ body: (inout Book) -> Void) -> [Effect] {
        let index = index(of: id)
        let formerContact = members[index].contact
        let before = reminders(index)
        let wasOpen = Set(before.filter { $0.due <= today && !$0.isHidden(at: now) }.map(\.id))
        body(&self)
        derive(index)
        let after = reminders(index)
        agenda.replace(places(before, of: index), with: places(after, of: index))
        guard let contact = members[index].contact ?? formerContact else { return [] }
        let opened = after.filter { $0.due <= today && !$0.isHidden(at: now) }
        return before.filter { old in wasOpen.contains(old.id) && !opened.contains { $0.id == old.id } }.map { gone($0, contact, now) }
            + opened.filter { !wasOpen.contains($0.id) }.map { $0.told == nil ? .fellDue($0, contact) : .reopen($0, contact) }
    }

    /// First what is gone, then what came, most urgent first.
    private func inOrder(_ effects: [Effect], _ now: Instant) -> [Effect] {
        var came: [ReminderID: Effect] = [:]
        var gone: [Effect] = []
        for effect in effects {
            switch effect {
            case .fellDue(let reminder, _), .reopen(let reminder, _), .tell(let reminder, _): came[reminder.id] = effect
            case .close, .snooze, .pause: gone.append(effect)
            }
        }
        if came.isEmpty { return gone }
        let members = Set(came.keys.compactMap { index($0.contact) })
        let places = agenda.due(on: today).lazy.filter { members.contains(Int($0.member)) && !$0.isHidden(at: now) }
        return gone + mostUrgentFirst(places.compactMap(reminder)).compactMap { came[$0.id] }
    }

    /// What became of a reminder that was open and no longer is.
    private func gone(_ reminder: Reminder, _ contact: Contact, _ now: Instant) -> Effect {
        guard let (new, _) = find(reminder.id) else { return .close(reminder, contact) }
        return new.paused != nil ? .pause(new, contact) : new.isSnoozed(at: now) ? .snooze(new, contact) : .close(new, contact)
    }

    private mutating func derive(_ index: Int) {
        let member = members[index]
        note(index, isTracked: member.contact.map { planner.cadence(of: $0, member.standing, today: today) != nil } ?? false)
    }

    /// Notes whether the member has a cadence, whether anything has started its clock, and whether the day matters to it.
    private mutating func note(_ index: Int, isTracked: Bool) {
        if members[index].isTracked != isTracked {
            trackedCount += isTracked ? 1 : -1
            members[index].isTracked = isTracked
        }
        note(isTracked && members[index].standing.clock == nil, index, in: &newcomers)
        note(members[index].standing.hasTies && members[index].standing.ties.pause != nil, index, in: &pausing)
    }

    private func note(_ belongs: Bool, _ index: Int, in set: inout Set<Int>) {
        if belongs { set.insert(index) } else if !set.isEmpty { set.remove(index) }
    }

    /// Reminders are never kept: deriving a contact's costs less than a microsecond, keeping everybody's costs megabytes.
    func reminders(_ index: Int) -> [Reminder] {
        members[index].hasCard ? planner.reminders(for: members[index].known, members[index].standing, today: today) : []
    }

    private func places(_ reminders: [Reminder], of index: Int) -> [Agenda.Place] {
        reminders.enumerated().map { Agenda.Place($0.element, slot: $0.offset, member: index, tie: members[index].tie, today: today) }
    }

    func find(_ id: ReminderID) -> (Reminder, Contact)? {
        guard let index = index(id.contact), let contact = members[index].contact,
            let reminder = reminders(index).first(where: { $0.id == id })
        else { return nil }
        return (reminder, contact)
    }

    /// What is due and not hidden, most urgent first, and whose it is.
    private func open(_ now: Instant) -> [(Reminder, Contact)] {
        due(now).compactMap { reminder in contact(reminder.id.contact).map { (reminder, $0) } }
    }

    private mutating func noteTelling(_ entry: Entry) {
        guard case .told(let key) = entry.what, key.kind.isBudgeted else { return }
        tellings.append(entry.said)
        // Only today's count, and no day has more than the budget; the bound keeps a long journal's start small.
        if tellings.count > 4096 { tellings.removeFirst(2048) }
    }
}
