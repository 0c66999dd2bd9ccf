extension Book {
    /// Up to this many changes are applied one by one. For more, everything is planned anew.
    private static let fewChanges = 100

    /// Takes in a written draft, moves the book to the draft's moment, and returns what must happen now.
    package mutating func commit(_ written: WrittenDraft) -> [Effect] {
        let (draft, now) = (written.draft, written.draft.moment)
        let delivery = if case .settings(let new?, _, _) = draft.change { new.delivery } else { policy.delivery }
        for entry in draft.entries where written.silent.contains(entry.id) { noteOthersRan(entry, now) }
        noteRunning(now, delivery)
        switch draft.change {
        case .settings(let policy, let zone, let cards):
            return replan(now: now, policy: policy, zone: zone) { book in
                book.set(cards)
                if let policy, draft.needs != nil { book.foldEvidence(written.past, by: policy.evidence) }
            }
        case .cards(let cards):
            if cards.changed.count + cards.removed.count > Self.fewChanges { return replan(now: now) { book in book.set(cards) } }
            var effects = advance(to: now)
            for contact in cards.changed { effects += change(contact.id) { $0.set(contact, contact.id) } }
            for id in cards.gone { effects += change(id) { $0.set(nil, id) } }
            return effects
        case .clockSet: forgetWrongClock(now)
        case .none: break
        }
        if draft.needs == nil, draft.entries.count > Self.fewChanges, draft.entries.allSatisfy({ $0.what == .began }) {
            return replan(now: now) { book in
                for entry in draft.entries {
                    guard let id = entry.contact else { continue }
                    book.members[book.index(of: id)].state.fold(entry)
                }
            }
        }
        var effects = advance(to: now)
        for entry in draft.entries where written.silent.contains(entry.id) { noteBeginning(entry) }
        if draft.needs != nil { effects += foldAnew(draft.entries, written.past + draft.entries) }
        for entry in draft.entries {
            if draft.needs == nil { effects += fold(entry) }
            noteTelling(entry)
            noteSaid(entry)
            noteEvidence(entry)
            if case .told(let key, _) = entry.what, !written.silent.contains(entry.id), let contact = entry.contact,
                let (reminder, contact) = find(ReminderID(key: key, contact: contact))
            {
                effects.append(.tell(reminder, contact))
            }
        }
        return effects
    }

    /// A copy at this moment, to ask what will be then.
    package func advanced(to now: Instant) -> Book {
        var book = self
        _ = book.advance(to: now)
        return book
    }

    /// A copy with another policy, to ask what would be then.
    package func following(_ policy: Policy, at now: Instant) -> Book {
        var book = self
        book.plan(now: now, policy: policy)
        return book
    }

    private mutating func set(_ cards: CardChanges) {
        for contact in cards.changed { set(contact, contact.id) }
        for id in cards.gone { set(nil, id) }
    }

    // MARK: Entries

    /// Folds in one entry that changes no other.
    private mutating func fold(_ entry: Entry) -> [Effect] {
        guard let id = entry.contact else { return replan(now: moment) { $0.planner.sharedPauses.fold(entry) } }
        return change(id) { $0.members[$0.index(of: id)].state.fold(entry) }
    }

    /// Folds in entries that change what earlier ones mean. `history` is what ``part(neededFor:)`` names, these entries included.
    private mutating func foldAnew(_ entries: [Entry], _ history: [Entry]) -> [Effect] {
        merges.update(history)
        var affected: Set<ContactID> = []
        for entry in entries {
            if let id = entry.contact { affected.formUnion(merges.successors(of: id)) }
        }
        // Their entries count for another contact now, or, where that was taken back, for them again.
        for entry in history {
            if case .carried(let other) = entry.what { affected.formUnion(merges.successors(of: other).union([other])) }
            if case .merged(let other) = entry.what { affected.formUnion(merges.successors(of: other).union([other])) }
        }
        let byContact = Dictionary(grouping: history) { $0.contact }
        let state = states(of: history, byContact, evidence: policy.evidence)
        // A clock that was ahead may have made the journal seem younger than it is, and that is everybody's affair.
        let isSmall =
            affected.count <= Self.fewChanges && knownSince == planner.knownSince
            && entries.allSatisfy { $0.contact != nil && $0.what.verb != .redated }
        if isSmall {
            return affected.sorted { $0.rawValue < $1.rawValue }.flatMap { id in change(id) { $0.set(state(id), of: id) } }
        }
        return replan(now: moment) { book in
            for id in affected { book.set(state(id), of: id) }
            if let shared = byContact[nil] { book.planner.sharedPauses = SharedPauses(folding: shared) }
        }
    }

    /// What follows for a contact from these entries, which are all of its family.
    private func states(
        of history: [Entry], _ byContact: [ContactID?: [Entry]], evidence: EvidencePolicy
    ) -> (ContactID) -> ContactState {
        { [merges] id in
            let family = merges.family(of: id)
            let entries = family.count == 1 ? byContact[id] ?? [] : history.filter { $0.contact.map(family.contains) ?? false }
            return ContactState(folding: merges.lineage(entries, of: id), of: id, by: merges.identities, evidence: evidence)
        }
    }

    /// Folds anew all of whom something was noticed, by other settings. `history` is all that was said of them.
    private mutating func foldEvidence(_ history: [Entry], by evidence: EvidencePolicy) {
        let state = states(of: history, Dictionary(grouping: history) { $0.contact }, evidence: evidence)
        let affected = evidenced.reduce(into: Set<ContactID>()) { $0.formUnion(merges.successors(of: $1)) }
        for id in affected { set(state(id), of: id) }
    }

    private mutating func set(_ state: ContactState, of id: ContactID) {
        members[index(of: id)].state = state
        // The card is another contact's, under whose id it is read next.
        if identities.contact(of: id) != id { set(nil, id) }
    }

    // MARK: Time

    /// Moves the book to this moment: ends snoozes, and on a new day derives anew what the day changes.
    private mutating func advance(to now: Instant) -> [Effect] {
        let day = zone.date(at: now)
        if day == today { return endSnoozes(now) }
        if day != today.adding(days: 1) || planner.sharedPauses.changes(after: today, upTo: day) { return replan(now: now) }
        // What is on the list may lapse, and what is not yet may come. Nothing else depends on the day.
        let former = today
        let touched = pausing.union(schedule.listed(on: day).lazy.filter { $0.opens > former || $0.isChanging }.map { Int($0.member) })
        let awake = endSnoozes(now)
        today = day
        var effects: [Effect] = []
        for index in touched.sorted() { effects += change(members[index].id, since: former) }
        return awake + inOrder(effects)
    }

    /// Moves the book within the day. Returns which snoozes have ended; if the clock was set back, which have not ended after all.
    private mutating func endSnoozes(_ now: Instant) -> [Effect] {
        if now == moment { return [] }
        defer { moment = now }
        return schedule.listed(on: today).filter { $0.isHidden(at: moment) != $0.isHidden(at: now) }.compactMap { item in
            guard let reminder = reminder(item), let contact = members[Int(item.member)].contact else { return nil }
            if reminder.isHidden(at: now) { return .snooze(reminder, contact) }
            return reminder.told == nil ? .fellDue(reminder, contact) : .reopen(reminder, contact)
        }
    }

    // MARK: Changes

    /// Changes something, plans everything anew, and returns what that opened and closed.
    private mutating func replan(now: Instant, policy: Policy? = nil, zone: Zone? = nil, _ change: (inout Book) -> Void = { _ in })
        -> [Effect]
    {
        // All reminders of a big address book at once would be a hundred megabytes; their ids are a tenth of that.
        let former = self
        change(&self)
        plan(now: now, policy: policy, zone: zone)
        let (isOpen, wasOpen) = (openIDs, former.openIDs)
        return former.open { !isOpen.contains($0.id) }.map { gone($0, $1) }
            + open { !wasOpen.contains($0.id) }.map { $0.told == nil ? .fellDue($0, $1) : .reopen($0, $1) }
    }

    /// Changes one contact, derives its reminders anew, and returns what that opened and closed. `former` is the day for which they were
    /// derived before; nil: today.
    private mutating func change(_ id: ContactID, since former: CivilDate? = nil, _ body: (inout Book) -> Void = { _ in }) -> [Effect] {
        let index = index(of: id)
        let former = former ?? today
        let formerContact = members[index].contact
        let before = reminders(index, on: former)
        let wasOpen = Set(before.filter { $0.opens <= former && !$0.isHidden(at: moment) }.map(\.id))
        body(&self)
        note(index)
        let after = reminders(index)
        schedule.replace(items(before, of: index), with: items(after, of: index))
        guard let contact = members[index].contact ?? formerContact else { return [] }
        let opened = after.filter { $0.opens <= today && !$0.isHidden(at: moment) }
        return before.filter { old in wasOpen.contains(old.id) && !opened.contains { $0.id == old.id } }.map { gone($0, contact) }
            + opened.filter { !wasOpen.contains($0.id) }.map { $0.told == nil ? .fellDue($0, contact) : .reopen($0, contact) }
    }

    private func items(_ reminders: [Reminder], of index: Int) -> [Schedule.Item] {
        reminders.enumerated().map { Schedule.Item($0.element, slot: $0.offset, member: index, tie: members[index].tie) }
    }

    /// What became of a reminder that was open and no longer is.
    private func gone(_ reminder: Reminder, _ contact: Contact) -> Effect {
        guard let (new, _) = find(reminder.id) else { return .close(reminder, contact) }
        return new.paused != nil ? .pause(new, contact) : new.isSnoozed(at: moment) ? .snooze(new, contact) : .close(new, contact)
    }

    /// Orders effects: first what is gone, then what came, in the order of a list.
    private func inOrder(_ effects: [Effect]) -> [Effect] {
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
        let items = schedule.listed(on: today).lazy.filter { members.contains(Int($0.member)) && !$0.isHidden(at: moment) }
        return gone + listOrder(items.compactMap(reminder), on: today).compactMap { came[$0.id] }
    }

    /// What is on the list and not hidden at the book's moment.
    private var openIDs: Set<ReminderID> { Set(listed(moment).lazy.map(\.id)) }

    /// Which of these are included, in the list's order, and whose they are.
    private func open(_ isIncluded: (Reminder) -> Bool) -> [(Reminder, Contact)] {
        listOrder(listed(moment).filter(isIncluded), on: today).compactMap { reminder in
            contact(reminder.id.contact).map { (reminder, $0) }
        }
    }
}
