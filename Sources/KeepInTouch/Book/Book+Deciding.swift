import FoundationEssentials

extension Book {
    /// Makes a draft of an input: what the journal should get, and what the book takes in. Changes nothing.
    ///
    /// Throws if a person asks for what can't be done. `newID` makes ids for entries.
    package func decide(_ input: Input, now: Instant, newID: () -> UUID) throws(Refusal) -> Draft {
        switch input {
        case .woke: return Draft(.none, at: now)
        case .cardsChanged(let cards): return Draft(.cards(cards), at: now)
        case .clockChanged(let zone): return Draft(.settings(zone: zone), at: now)
        case .configured(let policy, let cards): return Draft(.settings(policy: policy, cards), at: now)
        case .arrived(let entries): return draft(entries, at: now)
        case .tookBack(let last):
            guard let last, last.canBeUndone else { throw .nothingToUndo }
            return draft([Entry(id: newID(), said: now, subject: last.subject, what: .undone(last.id))], at: now)
        case .said(let intent):
            // What can be answered depends on the day, and a new day may have begun without a wake.
            let book = zone.date(at: now) == today ? self : advanced(to: now)
            let (subject, what) = try book.decide(intent, now: now)
            return draft([Entry(id: newID(), said: now, happened: intent.happened, subject: subject, what: what)], at: now)
        }
    }

    /// What the daemon has to say by itself at the book's moment: that tracking began, or which reminders are told. If nothing, until when
    /// to sleep.
    package func next(newID: () -> UUID) -> NextStep {
        let entries = pending(now: moment, newID: newID)
        return entries.isEmpty ? .sleep(until: nextWake) : .say(Draft(entries, at: moment))
    }

    private func draft(_ entries: [Entry], at now: Instant) -> Draft {
        Draft(entries, needs: entries.contains(where: \.needsPast) ? part(neededFor: entries) : nil, at: now)
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
            if case .merged(let other) = entry.what { part.contacts.formUnion(merges.family(of: other)) }
        }
        return part
    }

    /// The part of the journal that contains all entries of a contact. Filter it with ``own(_:of:)``.
    package func history(of contact: ContactID) -> JournalPart { JournalPart(contacts: merges.family(of: contact)) }

    /// Those of these entries that are about the contact or about one that was merged into it.
    package func own(_ entries: [Entry], of contact: ContactID) -> [Entry] { Merges.lineage(entries, of: contact) }
}
