import FoundationEssentials

extension Book {
    /// What the journal should get, and what the book is to take in. Changes nothing.
    ///
    /// Throws where a person asks for what can't be done. `newID` makes ids for entries.
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
            // What can be answered depends on the day, which may be over before anybody has noticed.
            let book = zone.date(at: now) == today ? self : advanced(to: now)
            let (subject, what) = try book.decide(intent, now: now)
            return draft([Entry(id: newID(), said: now, happened: intent.happened, subject: subject, what: what)], at: now)
        }
    }

    /// What is to be said now without anybody asking: that tracking began, or else which reminders are told; or until when nothing is.
    package func next(newID: () -> UUID) -> NextStep {
        let entries = pending(now: moment, newID: newID)
        return entries.isEmpty ? .sleep(until: nextWake) : .say(Draft(entries, at: moment))
    }

    private func draft(_ entries: [Entry], at now: Instant) -> Draft {
        Draft(entries, needs: entries.contains(where: \.needsPast) ? part(neededFor: entries) : nil, at: now)
    }

    /// What has to be read to fold these entries in: all that was said of those they are about, and of those that were merged with them.
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

    /// The part of the journal in which all that was said of a contact is; ``own(_:of:)`` finds it there.
    package func history(of contact: ContactID) -> JournalPart { JournalPart(contacts: merges.family(of: contact)) }

    /// Of these entries those that are the contact's, or of one that was merged into it.
    package func own(_ entries: [Entry], of contact: ContactID) -> [Entry] { Merges.lineage(entries, of: contact) }
}
