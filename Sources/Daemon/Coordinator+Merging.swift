import AddressBook
import Exchange
import FoundationEssentials
import KeepInTouch
import Platform

extension Coordinator {
    /// What became of two contacts, or would: who stays, the files of both cards, where the other card is now, both value by value.
    typealias Merged = (
        contact: Contact, file: String, otherFile: String?, trash: String?, fields: [CardMerge.Field], areJoined: Bool
    )

    /// Those of whom something is known while no card is theirs, or while theirs is away.
    private var withoutCard: Set<ContactID> { away.union(book.cardless) }

    /// Somebody of whom the journal has something while no card is theirs.
    struct Cardless {
        let contact: Contact
        /// What people have said, as it counts.
        let entries: [Entry]
        /// Who may be the same person.
        let alike: [Contact]
    }

    /// Everybody with a history and without a card, by name. Of those who are away, and will come back with it, only whoever may be
    /// somebody who is there.
    func cardless() throws(RequestError) -> [Cardless] {
        let roster = RosterFile(path: paths.rosterFile).roster
        let corrections = try corrections()
        var found: [Cardless] = []
        for id in withoutCard {
            let alike = roster.alike(id).filter { !away.contains($0) }.compactMap(book.contact)
            if alike.isEmpty, away.contains(id) { continue }
            let entries = try corrections.counted(entries(about: id)).filter { !$0.isSaidByProgram && $0.what.target == nil }
            if entries.isEmpty { continue }
            let contact = Contact(id: id, name: roster.name(of: id) ?? id.rawValue)
            found.append(Cardless(contact: contact, entries: entries, alike: alike))
        }
        return found.sorted { ($0.contact.name.folded, $0.contact.id.rawValue) < ($1.contact.name.folded, $1.contact.id.rawValue) }
    }

    /// The one who has a history and no card and is named so, by the UID or the whole name; nil: nobody is, or several are.
    func cardless(named text: String) -> Contact? {
        let roster = RosterFile(path: paths.rosterFile).roster
        let known = withoutCard
        let uid = ContactID(rawValue: text)
        let named = known.contains(uid) ? [uid] : roster.gone(named: text).filter(book.cardless.contains)
        return named.count == 1 ? named.first.map { Contact(id: $0, name: roster.name(of: $0) ?? text) } : nil
    }

    /// Merges a contact into another, who stays: first the journal says so, then the card gets what the other's has, and only
    /// then the other's goes to the trash. So whatever happens in between, everything is there, and doing it again completes it.
    func merge(_ other: Contact, into contact: Contact, dryRun: Bool) throws(RequestError) -> Merged {
        guard other.id != contact.id else { throw .refused(.sameContact(contact)) }
        if away.contains(contact.id) { try checkIsThere() }
        guard let otherFile = addressBook.file(of: other.id) else { return try give(other, to: contact, dryRun: dryRun) }
        if mirror(of: contact) != nil || mirror(of: other) != nil { return try join(other, to: contact, otherFile, dryRun: dryRun) }
        let plan: (fields: [CardMerge.Field], file: String, needsUID: Bool)
        do {
            // Whatever can be refused is, before anything is written.
            plan = try addressBook.planMerge(other.id, into: contact.id)
        } catch {
            throw .cardNotChanged(error, contact)
        }
        if dryRun { return (contact, plan.file, otherFile, nil, plan.fields, false) }
        let uid = plan.needsUID ? ContactID(rawValue: UUID().text) : nil
        if let uid { try carry(contact.id, to: uid) }
        let merge = try sayMerged(other, into: contact)
        failPoint("coordinator: merged in the journal alone")
        let merged: (fields: [CardMerge.Field], file: String)
        do {
            // Where that fails, so does the trash below, and says so.
            let hasNews = plan.fields.contains { $0.outcome == .added }
            let former = hasNews ? try? addressBook.keepFormer(contact.id, of: merge, in: paths.trashFolder) : nil
            merged = try addressBook.merge(other.id, into: contact.id, now: clock.now(), uid: uid)
            if let former { addressBook.noteMerged(contact.id, by: merge, former: former) }
        } catch {
            handle(addressBook.refresh([plan.file, otherFile]))
            throw .mergeUnfinished(
                file: otherFile, reason: "\(contact.name)'s card may lack something that \(other.name)'s has: \(error.reason)")
        }
        let trash: String?
        do {
            trash = try addressBook.discard(other.id, to: paths.trashFolder, by: merge).trash
        } catch .gone {
            // Another program took it away in this moment, and nothing is left to do.
            trash = nil
        } catch {
            handle(addressBook.refresh([merged.file, otherFile]))
            throw .mergeUnfinished(
                file: otherFile,
                reason: "\(contact.name)'s card has everything, but \(other.name)'s could not be moved to the trash: \(error.reason)")
        }
        handle(addressBook.refresh([merged.file, otherFile]))
        return (book.contact(uid ?? contact.id) ?? contact, merged.file, otherFile, trash, merged.fields, false)
    }

    /// Gives the history of somebody without a card to a contact.
    private func give(_ other: Contact, to contact: Contact, dryRun: Bool) throws(RequestError) -> Merged {
        guard withoutCard.contains(other.id), let file = addressBook.file(of: contact.id) else {
            throw .refused(.noSuchContact(other.name))
        }
        if !dryRun { try said(of: .saidCarried(Carrying(other.id, to: contact.id))) }
        return (book.contact(contact.id) ?? contact, file, nil, nil, [], false)
    }

    /// Makes one person of two whose cards are in two address books, of which one can't be changed: the journal says so, and both cards
    /// stay as they are. The one that can be changed counts.
    private func join(_ other: Contact, to contact: Contact, _ otherFile: String, dryRun: Bool) throws(RequestError) -> Merged {
        let file = addressBook.file(of: contact.id) ?? ""
        if let one = mirror(of: contact), let second = mirror(of: other), one.folder == second.folder {
            let reason = "both are read from \(one.store.program); merge them there"
            throw .cardNotChanged(.refused(file: one.origin, reason: reason), contact)
        }
        if !dryRun {
            let isOurs = mirror(of: contact) == nil || mirror(of: other) != nil
            try said(of: .saidCarried(isOurs ? Carrying(contact.id, to: other.id) : Carrying(other.id, to: contact.id)))
        }
        return (book.contact(contact.id) ?? contact, file, otherFile, nil, [], true)
    }

    /// What is due is told when the cards are as the journal has it, not here: the other has a card still, and nothing said of it.
    private func sayMerged(_ other: Contact, into contact: Contact) throws(RequestError) -> UUID {
        guard let entry = try record(.said(.merge(who: contact.id.rawValue, other: other.id.rawValue))).first else {
            throw .refused(.noSuchContact(other.name))
        }
        lastCardAct = nil
        return entry.id
    }

    /// An undo of a merge is taken back by merging anew; nil: it is none that stands.
    func mergeAgain(_ undo: Entry) throws(RequestError) -> Undone? {
        guard case .undone(let id) = undo.what, let contact = undo.contact else { return nil }
        let entries = try entries(about: contact)
        guard Corrections(entries).stands(undo), case .merged(let other)? = entries.first(where: { $0.id == id })?.what else { return nil }
        guard let one = book.contact(contact), let second = book.contact(other) else { throw .refused(.nothingToUndo) }
        let merged = try merge(second, into: one, dryRun: false)
        return Undone(undone: [Said(contact: merged.contact, entry: undo)], staying: [], cards: [])
    }

    /// Puts the cards of merges back that were taken back. Doing it again completes it.
    func takeApart(_ merges: [Entry]) throws(RequestError) -> [AddressBook.TakenApart] {
        var all: [AddressBook.TakenApart] = []
        defer { handle(addressBook.refresh(all.flatMap(\.files))) }
        for merge in merges {
            guard case .merged(let other) = merge.what, let id = merge.contact else { continue }
            do {
                all.append(try addressBook.takeApart(merge.id, of: other, from: id, in: paths.trashFolder))
            } catch {
                let digits = [merge].shortIDs[merge.id] ?? merge.id.text
                throw .mergeUnfinished(
                    file: paths.trashFolder,
                    reason: "it is taken back, but its cards could not be put back: \(error.reason); vitaminb undo @\(digits) does it")
            }
        }
        return all
    }
}

extension CardEditingError {
    /// Why, without the file.
    fileprivate var reason: String {
        switch self {
        case .gone: "it is gone"
        case .changedMeanwhile: "another program changed it meanwhile"
        case .refused(_, let reason): reason
        case .withoutUID: "it has no UID, and would be known by another name"
        case .failed(_, let error): "\(error)"
        }
    }
}
