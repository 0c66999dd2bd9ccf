extension Book {
    /// The subject of an intent and what the journal should get. Refuses what can't be done.
    func decide(_ intent: Intent, now: Instant) throws(Refusal) -> (Subject, Entry.What) {
        if let when = intent.happened, when > now { throw .notYet(when) }
        switch intent {
        case .acknowledge(let who, let interaction, _):
            return try about(who) { contact throws(Refusal) in .acknowledged(interaction, try answered(who, contact, interaction.via)) }
        case .log(let who, let interaction, _): return try about(who) { _ in .logged(interaction) }
        case .snooze(let who, let until):
            if until <= now { throw .alreadyPast(until) }
            return try about(who) { contact throws(Refusal) in .snoozed(try snoozable(who, contact, until: until), until: until) }
        case .skip(let who):
            return try about(who) { contact throws(Refusal) in
                let due = named(by: who, reminders(for: contact.id)).filter { canBeAnswered($0, to: who) }
                if due.isEmpty { throw nothingDue(contact) }
                return .skipped(due.map(\.id.key))
            }
        case .track(let who, let every, let inPerson):
            return try about(who) { contact throws(Refusal) in
                let what = Entry.What.tracked(every: every, inPerson: inPerson)
                var state = members[index(contact.id) ?? 0].state
                state.fold(Entry(id: .zero, said: now, contact: contact.id, what: what))
                if planner.cadence(of: contact, state, today: today) == nil { throw .noCadence(contact) }
                return what
            }
        case .ignore(let who): return try about(who) { _ in .ignored }
        case .pause(let whom, let pause):
            if let until = pause.until, until <= max(pause.from, today) { throw .dayIsOver(until) }
            return (try subject(whom), .paused(pause))
        case .resume(let whom):
            let subject = try subject(whom)
            try checkPaused(subject)
            return (subject, .resumed(on: today))
        case .promise(let who, let what, let day):
            if day < today { throw .dayIsOver(day) }
            return try about(who) { contact throws(Refusal) in
                let state = members[index(contact.id) ?? 0].state
                if state.tracking == .ignored { throw .isIgnored(contact) }
                if state.extras.promises.count >= Refusal.promiseBound { throw .tooManyPromises(contact) }
                return .promised(what, on: day)
            }
        case .gave(let who, let what): return try about(who) { _ in .gave(what) }
        case .got(let who, let what): return try about(who) { _ in .got(what) }
        case .settle(let who):
            return try about(who) { contact throws(Refusal) in
                if relation(to: contact.id)?.favors.isEmpty ?? true { throw .nothingToSettle(contact) }
                return .settled
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
        let goesOn = { [today] (pause: Pause) in pause.until.map { $0 > today } ?? true }
        switch subject {
        case .everybody:
            if !planner.sharedPauses.everybody.contains(where: goesOn) { throw .notPaused(nil, by: nil) }
        case .group(let name):
            if !(planner.sharedPauses.groups[name].map(goesOn) ?? false) { throw .notPaused(nil, by: nil) }
        case .contact(let id):
            guard let index = index(id), let contact = members[index].contact else { return }
            if !(members[index].state.extras.pause.map(goesOn) ?? false) {
                throw .notPaused(contact, by: planner.paused(contact, members[index].state, today: today)?.subject)
            }
        }
    }

    /// The one contact that `who` names: by reminder id, by UID, by whole name or nickname, or by any part of the name.
    package func find(_ who: String) throws(Refusal) -> Contact {
        if let contact = contact(ContactID(rawValue: who)) { return contact }
        if let id = ReminderID(who), let contact = contact(id.contact) ?? contact(merges.heir(of: id.contact)) { return contact }
        let matches = self.matches(who)
        guard let first = matches.first else { throw .noSuchContact(who) }
        if matches.count == 1 { return first }
        let folded = who.folded
        let whole = matches.filter { $0.name.folded == folded || $0.nickname?.folded == folded }
        if whole.count == 1 { return whole[0] }
        throw .ambiguous(who, candidates: Array(matches.prefix(Refusal.candidateBound)))
    }

    /// If `who` is a reminder's id, only that reminder; else all of them.
    private func named(by who: String, _ reminders: [Reminder]) -> [Reminder] {
        ReminderID(who).map { id in reminders.filter { $0.id.key == id.key } } ?? reminders
    }

    /// Due reminders can be answered, and a promise that is named by its id can be kept before its day.
    private func canBeAnswered(_ reminder: Reminder, to who: String) -> Bool {
        reminder.due <= today || reminder.id.key.kind == .promise && ReminderID(who) != nil
    }

    /// What is due, or else what falls due before the snooze would end.
    private func snoozable(_ who: String, _ contact: Contact, until: Instant) throws(Refusal) -> [ReminderKey] {
        let open = named(by: who, reminders(for: contact.id))
        let due = open.filter { $0.due <= today }
        let affected = due.isEmpty ? open.filter { zone.instant(of: $0.due) < until } : due
        if affected.isEmpty { throw nothingDue(contact) }
        return affected.map(\.id.key)
    }

    /// What an acknowledgement closes: all that is due, but for occasions whose day is still to come while there is anything else.
    ///
    /// The id of a reminder that is no longer open is refused, so that pressing a button twice makes one interaction.
    /// A call doesn't answer a reminder to see each other. An interaction of an unknown kind may.
    private func answered(_ who: String, _ contact: Contact, _ via: Via) throws(Refusal) -> [ReminderKey] {
        let due = named(by: who, reminders(for: contact.id)).filter { reminder in
            canBeAnswered(reminder, to: who) && (reminder.id.key.kind != .inPerson || via.isInPerson || via == .other)
        }
        if due.isEmpty, ReminderID(who) != nil { throw nothingDue(contact) }
        let come = due.filter { $0.occasion.map { $0 <= today } ?? true }
        return (come.isEmpty ? due : come).map(\.id.key)
    }

    private func nothingDue(_ contact: Contact) -> Refusal {
        .nothingDue(contact, next: reminders(for: contact.id).map(\.due).filter { $0 > today }.min())
    }
}

extension Intent {
    /// When it happened, if that isn't the moment it is said.
    var happened: Instant? {
        switch self {
        case .acknowledge(_, _, let when), .log(_, _, let when): when
        default: nil
        }
    }
}
