extension Book {
    /// The subject of an intent and what the journal should get. Refuses what can't be done.
    func decide(_ intent: Intent, now: Instant) throws(Refusal) -> (Subject, Entry.What) {
        if let when = intent.happened, when > now { throw .notYet(when) }
        switch intent {
        case .acknowledge(let who, let interaction, _, let again, _):
            if let again, again <= today { throw .dayIsOver(again) }
            return try answer(who) { contact, reminder throws(Refusal) in
                guard let reminder else { return .acknowledged(interaction, [], again: again) }
                guard reminder.clock != nil else { return .done([reminder.id.key]) }
                // Whoever answers that they saw each other did, by whatever means.
                return .acknowledged(interaction, reminder.id.key.kind == .inPerson ? [reminder.id.key] : [], again: again)
            }
        case .snooze(let who, let until, _):
            let end = planner.end(of: until).at
            if end <= now { throw .alreadyPast(end) }
            return try answer(who) { contact, reminder throws(Refusal) in
                if let reminder { return try snooze(reminder, until, now) }
                try checkAlive(contact)
                if !reminders(for: contact.id).contains(where: { $0.clock != nil }) { throw nothingDue(contact) }
                return .snoozed([], until: until)
            }
        case .skip(let who):
            return try answer(who) { contact, reminder throws(Refusal) in
                if let reminder {
                    if reminder.opens > today, reminder.promise == nil { throw nothingDue(contact) }
                    return .skipped([reminder.id.key])
                }
                try checkAlive(contact)
                let due = reminders(for: contact.id).filter { $0.clock != nil && $0.due <= today }
                if due.isEmpty { throw nothingDue(contact) }
                return .skipped(due.map(\.id.key))
            }
        case .track(let who, let every, let inPerson):
            return try about(who) { contact throws(Refusal) in
                try checkAlive(contact)
                var state = members[index(contact.id) ?? 0].state
                let isIgnored = state.tracking == .ignored
                let what = Entry.What.tracked(
                    every: every ?? (inPerson == nil ? nil : state.every), inPerson: inPerson ?? (every == nil ? nil : state.everyInPerson))
                state.fold(Entry(id: .zero, said: now, contact: contact.id, what: what))
                // Without a cadence it ends an ignore all the same: occasions and promises are told of again.
                if !isIgnored, !planner.isTracked(contact, state, today: today) { throw .noCadence(contact) }
                return what
            }
        case .ignore(let who, let isSure):
            return try about(who) { contact throws(Refusal) in
                try checkAlive(contact)
                let promises = promises(to: contact)
                if !isSure, !promises.isEmpty { throw .hasPromises(contact, promises) }
                return .ignored
            }
        case .pause(let whom, let pause, _):
            if let until = pause.until, until <= max(pause.from, today) { throw .dayIsOver(until) }
            let subject = try subject(whom)
            if case .contact(let id) = subject, let contact = contact(id) { try checkAlive(contact) }
            return (subject, .paused(pause))
        case .resume(let whom):
            let subject = try subject(whom)
            try checkPaused(subject)
            return (subject, .resumed(on: today))
        case .promise(let who, let what, let day, _):
            if day < today { throw .dayIsOver(day) }
            return try about(who) { contact throws(Refusal) in
                let state = members[index(contact.id) ?? 0].state
                try checkAlive(contact)
                if state.tracking == .ignored { throw .isIgnored(contact) }
                if state.extras.promises.count >= Refusal.promiseBound { throw .tooManyPromises(contact) }
                return .promised(what, on: day)
            }
        case .endPromise(let who, let text, let isKept):
            return try about(who) { contact throws(Refusal) in
                let key = try promise(text, to: contact, as: ReminderID(who)?.key).id.key
                return isKept ? .done([key]) : .skipped([key])
            }
        case .gave(let who, let what): return try about(who) { _ in .gave(what) }
        case .got(let who, let what): return try about(who) { _ in .got(what) }
        case .settle(let who):
            return try about(who) { contact throws(Refusal) in
                if relation(to: contact.id)?.favors.isEmpty ?? true { throw .nothingToSettle(contact) }
                return .settled
            }
        case .assign(let who, let group, let isIn):
            return try about(who) { contact in
                let others = assignedGroups(of: contact.id).filter { $0.folded != group.folded }
                return .assigned(others + (isIn ? [group] : []))
            }
        case .introduce(let who, let other): return try about(who, and: other, Entry.What.introduced)
        case .merge(let who, let other): return try about(who, and: other, Entry.What.merged)
        }
    }

    private func about(_ who: String, _ what: (Contact) throws(Refusal) -> Entry.What) throws(Refusal) -> (Subject, Entry.What) {
        let contact = try find(who)
        return (.contact(contact.id), try what(contact))
    }

    private func about(_ who: String, and other: String, _ what: (ContactID) -> Entry.What) throws(Refusal) -> (Subject, Entry.What) {
        let (contact, other) = (try find(who), try find(other))
        if contact.id == other.id { throw .sameContact(contact) }
        return (.contact(contact.id), what(other.id))
    }

    private func subject(_ whom: Intent.Whom) throws(Refusal) -> Subject {
        switch whom {
        case .everybody: return .everybody
        case .contact(let who): return .contact(try find(who).id)
        case .group(let name):
            let group = name.folded
            guard policy.groups[group] != nil || contacts.contains(where: { $0.groups.contains(group) }) else { throw .noSuchGroup(name) }
            return .group(group)
        }
    }

    /// Refuses to end what isn't paused, and says by what else it is silent.
    private func checkPaused(_ subject: Subject) throws(Refusal) {
        switch subject {
        case .everybody:
            if planner.sharedPauses.everybody.goingOn(after: today).isEmpty { throw .notPaused(nil, by: nil) }
        case .group(let name):
            if planner.sharedPauses.groups[name]?.goingOn(after: today).isEmpty ?? true { throw .notPaused(nil, by: nil) }
        case .contact(let id):
            guard let index = index(id), let contact = members[index].contact else { return }
            let state = members[index].state
            if state.extras.pauses.goingOn(after: today).isEmpty {
                throw .notPaused(contact, by: planner.silence(of: contact, state, today: today).paused?.subject)
            }
        }
    }

    /// The one contact that `who` names: by reminder id, by UID, or by what is nearest to a name of theirs (``TypedName``). A UID that is
    /// somebody else's name is ambiguous: a card may come from anywhere.
    package func find(_ who: String) throws(Refusal) -> Contact {
        if let id = ReminderID(who), let contact = contact(of: id) { return contact }
        if let contact = contact(ContactID(rawValue: who)) {
            let named = wholeMatches(who)
            if named.isEmpty || named.contains(where: { $0.id == contact.id }) { return contact }
            throw .ambiguous(who, candidates: [contact] + named.prefix(Refusal.candidateBound - 1))
        }
        let matches = bestMatches(who)
        guard let first = matches.first else { throw .noSuchContact(who) }
        if matches.count == 1 { return first }
        throw .ambiguous(who, candidates: Array(matches.prefix(Refusal.candidateBound)))
    }

    /// Whom a reminder is about, perhaps since a merge.
    private func contact(of id: ReminderID) -> Contact? { contact(id.contact) ?? contact(merges.heir(of: id.contact)) }

    /// What to write of one contact; `reminder` is the one that is answered as itself, where `who` is its id.
    ///
    /// The id of a reminder that is no longer open is refused, so that pressing a button twice makes one interaction.
    private func answer(
        _ who: String, _ what: (Contact, Reminder?) throws(Refusal) -> Entry.What
    ) throws(Refusal) -> (Subject, Entry.What) {
        try about(who) { contact throws(Refusal) in
            guard let id = ReminderID(who), self.contact(of: id) != nil else { return try what(contact, nil) }
            guard let reminder = reminders(for: contact.id).first(where: { $0.id.key == id.key }) else { throw .isClosed(contact) }
            return try what(contact, reminder)
        }
    }

    /// Hides one reminder: a promise by moving its day, and an occasion no longer than its day.
    private func snooze(_ reminder: Reminder, _ until: SnoozeEnd, _ now: Instant) throws(Refusal) -> Entry.What {
        let key = reminder.id.key
        let day = if case .day(let day) = until { day } else { zone.date(at: planner.end(of: until).at) }
        if case .since(let entry) = key.cycle, reminder.promise != nil, day > today {
            return .amended(entry, Amendment(on: day))
        }
        if let occasion = reminder.occasion {
            if today < occasion { return .snoozed([key], until: day < occasion ? until : .day(occasion)) }
            if day > today { throw .pastItsDay(occasion) }
        }
        return .snoozed([key], until: until)
    }

    func checkAlive(_ contact: Contact) throws(Refusal) { if contact.died != nil { throw .isDead(contact) } }

    /// Those that are open, to the dead too, of whom nothing is told.
    package func promises(to contact: Contact) -> [Reminder] {
        guard let index = index(contact.id), members[index].hasCard else { return [] }
        var living = members[index].known
        living.died = nil
        return planner.reminders(for: living, members[index].state, today: today).filter { $0.promise != nil }
    }

    /// Those whose cards say that one met them on a day that has not come, by name: a clock was ahead when it was said, or it is mistyped.
    package var metAhead: [Contact] { contactsByName.filter { $0.met.map { $0 > today } ?? false } }

    /// Those of the dead to whom a promise is open, by name.
    package var deadWithPromises: [Contact] {
        contactsByName.filter { $0.died != nil && !promises(to: $0).isEmpty }
    }

    /// The promise with this key, or that a part of its text names, or the only one. Of several with the same text it is the first.
    private func promise(_ text: String?, to contact: Contact, as key: ReminderKey?) throws(Refusal) -> Reminder {
        let all = promises(to: contact).sorted { $0.due < $1.due }
        if all.isEmpty { throw .noPromise(contact) }
        if let one = all.first(where: { $0.id.key == key }) { return one }
        let folded = text?.folded ?? ""
        let matches = all.filter { folded.isEmpty || $0.promise?.folded.contains(folded) == true }
        if matches.isEmpty { throw .noSuchPromise(contact, text ?? "", all) }
        let whole = matches.filter { $0.promise?.folded == folded }
        let meant = whole.isEmpty ? matches : whole
        guard Set(meant.map { $0.promise?.folded }).count == 1 else { throw .whichPromise(contact, matches) }
        return meant[0]
    }

    private func nothingDue(_ contact: Contact) -> Refusal {
        .nothingDue(contact, next: reminders(for: contact.id).filter { $0.clock != nil && $0.due > today }.map(\.due).min())
    }
}

extension Intent {
    /// When it happened, if that isn't the moment it is said.
    var happened: Instant? {
        if case .acknowledge(_, _, let when, _, _) = self { when } else { nil }
    }

    /// Whether the end that it names was given as a span from now.
    var isSpan: Bool {
        switch self {
        case .snooze(_, _, let isSpan), .pause(_, _, let isSpan): isSpan
        case .acknowledge(_, _, _, _, let isSpan), .promise(_, _, _, let isSpan): isSpan
        default: false
        }
    }
}
