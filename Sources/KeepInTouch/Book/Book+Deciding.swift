import FoundationEssentials

extension Book {
    /// Makes a draft of an input: what the journal should get, and what the book takes in. Changes nothing.
    ///
    /// Throws if a person asks for what can't be done. `newID` makes ids for entries.
    package func decide(_ input: Input, now: Instant, newID: () -> UUID) throws(Refusal) -> Draft {
        switch input {
        case .woke: return Draft(.none, at: now)
        case .carried(let carryings): return draft(carryings.compactMap { carried($0, now: now) }, at: now)
        case .saidCarried(let one):
            let what = Entry.What.carried(to: one.uid)
            return draft([Entry(id: newID(), said: now, day: zone.date(at: now), contact: one.contact, what: what)], at: now)
        case .cardsChanged(let cards): return Draft(.cards(cards), at: now)
        case .clockChanged(let zone): return Draft(.settings(zone: zone), at: now)
        case .configured(let policy, let cards):
            // What was noticed means something else by other settings, and is folded anew.
            let needs = policy.evidence == self.policy.evidence || evidenced.isEmpty ? nil : partOfEvidence
            return Draft([], needs: needs, .settings(policy: policy, cards), at: now)
        case .noticed(let noticings): return draft(noticings.compactMap { noticed($0, now: now) }, at: now)
        case .judged(let entries, let verdict): return draft(judged(entries, verdict, now: now, newID: newID), at: now)
        case .arrived(let entries): return draft(entries, at: now)
        case .tookBack(let taking): return draft(try decide(taking, now: now, newID: newID), at: now)
        case .corrected(let entry, let amendment): return draft([try decide(amendment, of: entry, now: now, newID: newID)], at: now)
        case .setUp(let beginnings): return try decide(beginnings, now: now, newID: newID)
        case .said(let intents):
            // What can be answered depends on the day, and a new day may have begun without a wake.
            let book = zone.date(at: now) == today ? self : advanced(to: now)
            return try book.decide(intents, now: now, newID: newID)
        }
    }

    /// What the journal should get of a card's other UID; nil: nothing is known of the contact that could be lost, or a person has taken
    /// just that back.
    private func carried(_ one: Carrying, now: Instant) -> Entry? {
        guard let index = index(one.contact), members[index].state != ContactState(), one.contact != one.uid,
            !identities.isSaid(one.contact, to: one.uid), merges.heir(of: one.contact) == one.contact
        else { return nil }
        return Entry(
            id: .carried(one.contact, to: one.uid), said: now, day: zone.date(at: now), contact: one.contact, what: .carried(to: one.uid))
    }

    /// What the journal should get of something that was noticed; nil: nobody is known by that UID, or it was noticed of a day to come.
    private func noticed(_ one: Noticing, now: Instant) -> Entry? {
        guard let index = index(one.contact), members[index].hasCard, one.happened <= now else { return nil }
        let contact = members[index].id
        return Entry(
            id: .noticed(contact, on: one.day, one.evidence, instance: one.instance), said: now, happened: one.happened, day: one.day,
            contact: contact, what: .noticed(one.evidence))
    }

    private func judged(_ entries: [Entry], _ verdict: Evidence.Verdict, now: Instant, newID: () -> UUID) -> [Entry] {
        let act = entries.count > 1 ? newID() : nil
        return entries.map { entry in
            let what = verdict == .confirmed ? Entry.What.confirmed(entry.id) : .dismissed(entry.id)
            return Entry(id: newID(), act: act, said: now, day: zone.date(at: now), subject: entry.subject, what: what)
        }
    }

    /// All that was said of those of whom something was noticed.
    private var partOfEvidence: JournalPart { JournalPart(contacts: evidenced.reduce(into: []) { $0.formUnion(merges.family(of: $1)) }) }

    /// One act: all of it, or a refusal. Whoever is named twice is meant once.
    private func decide(_ intents: [Intent], now: Instant, newID: () -> UUID) throws(Refusal) -> Draft {
        var said: [(subject: Subject, what: Entry.What, happened: Instant, isSpan: Bool)] = []
        var repeated: [Entry] = []
        for intent in intents {
            let (subject, what) = try decide(intent, now: now)
            if said.contains(where: { $0.subject == subject && $0.what == what }) { continue }
            let happened = intent.happened ?? now
            if let former = recentlySaid(subject, what, on: zone.date(at: happened), now: now) {
                repeated.append(former)
            } else {
                said.append((subject, what, happened, intent.isSpan))
            }
        }
        let act = said.count > 1 ? newID() : nil
        let entries = said.map { one in
            Entry(
                id: newID(), act: act, said: now, happened: one.happened, day: zone.date(at: one.happened), isSpan: one.isSpan,
                subject: one.subject, what: one.what)
        }
        return draft(entries, repeated: repeated, at: now)
    }

    /// What the daemon has to say by itself at the book's moment: that tracking began, or which reminders are told. If nothing, until when
    /// to sleep.
    package func next(newID: () -> UUID) -> NextStep {
        if seesWrongClock(at: moment) { return .lookBack(from: moment) }
        let entries = pending(now: moment, newID: newID)
        return entries.isEmpty ? .sleep(until: nextWake) : .say(Draft(entries, at: moment))
    }

    /// Dates anew what was said by a wrong clock, ahead of this moment or long before it: from now on it counts as said now.
    package func redating(_ wrong: [Entry], at now: Instant) -> Draft {
        let day = zone.date(at: now)
        let entries = wrong.map { entry in
            Entry(id: .redated(entry.id), said: now, day: day, subject: entry.subject, what: .redated(entry.id, to: now))
        }
        return Draft(entries, needs: part(neededFor: entries), .clockSet, at: now)
    }

    func draft(_ entries: [Entry], repeated: [Entry] = [], at now: Instant) -> Draft {
        // What changes the meaning of earlier entries is folded in together with them; so is what may be there already, and what is late.
        let isLate = entries.contains { $0.what.changesOthers || $0.what.verb == .noticed || $0.place != nil }
        let needs = isLate ? part(neededFor: entries) : nil
        return Draft(entries, repeated: repeated, needs: needs, at: now)
    }

    /// What has to be read to fold these entries in: the entries about the same contacts, and about those merged with them.
    private func part(neededFor entries: [Entry]) -> JournalPart {
        var part = JournalPart()
        for entry in entries {
            guard let contact = entry.contact else {
                part.hasGroups = true
                continue
            }
            part.contacts.formUnion(merges.family(of: contact))
            switch entry.what {
            case .merged(let other), .carried(let other): part.contacts.formUnion(merges.family(of: other))
            default: break
            }
        }
        return part
    }

    /// The part of the journal that contains all entries of a contact. Filter it with ``own(_:of:)``.
    package func history(of contact: ContactID) -> JournalPart { JournalPart(contacts: merges.family(of: contact)) }

    /// Those of these entries that are about the contact or about one that was merged into it, in the order in which they count.
    package func own(_ entries: [Entry], of contact: ContactID) -> [Entry] { merges.lineage(entries, of: contact) }
}
