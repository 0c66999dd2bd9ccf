import AddressBook
import FoundationEssentials
import KeepInTouch
import Platform
import VCard

/// Changes the cards of the address book, and takes what they say now in at once.
extension Coordinator {
    /// What became of a card: whose it is now, its file, and whether anything in it is different.
    typealias Edited = (contact: Contact, file: String, hasChanged: Bool)

    /// Changes a contact's card.
    func edit(_ contact: Contact, _ change: (inout Card) -> Void) throws(RequestError) -> Edited {
        try changeCard(of: contact) { book, now, uid throws(CardEditingError) in
            try book.edit(contact.id, now: now, uid: uid) { card throws(CardEditingError) in change(&card) }
        }
    }

    /// Puts an edited text into the place of a contact's card.
    func replace(_ contact: Contact, was: String, with text: String) throws(RequestError) -> Edited {
        try changeCard(of: contact) { book, now, uid throws(CardEditingError) in
            try book.replace(contact.id, was: was, with: text, now: now, uid: uid)
        }
    }

    /// What became of a contact's card that was removed: where it was, where it is, other files that had the same UID, which would bring
    /// the contact back, and where another program has a card of the same person.
    typealias Removed = (file: String, trash: String, copies: [String], stays: String?)

    /// More files with one UID nobody has.
    private static let copyBound = 100

    /// Moves a contact's card to the trash, and with it what other files have of the same UID.
    func remove(_ contact: Contact) throws(RequestError) -> Removed {
        try checkIsOurs(contact)
        if away.contains(contact.id) { try checkIsThere() }
        isRemoving = contact.id
        defer { isRemoving = nil }
        do {
            let (file, trash) = try addressBook.discard(contact.id, to: paths.trashFolder)
            failPoint("coordinator: before a changed card is taken in")
            var copies: [String] = []
            while let known = addressBook.file(of: contact.id), mirror(of: contact) == nil {
                handle(addressBook.refresh([known]))
                guard addressBook.file(of: contact.id) != nil, mirror(of: contact) == nil, copies.count < Self.copyBound else { break }
                copies.append(try addressBook.discard(contact.id, to: paths.trashFolder).file)
            }
            lastCardAct = (contact, .removed)
            return (file, trash, copies, mirror(of: contact)?.origin)
        } catch {
            throw .cardNotChanged(error, contact)
        }
    }

    private func changeCard(
        of contact: Contact, _ change: (AddressBook, Instant, ContactID?) throws(CardEditingError) -> (file: String, hasChanged: Bool)
    ) throws(RequestError) -> Edited {
        try checkIsOurs(contact)
        if away.contains(contact.id) { try checkIsThere() }
        let uid: ContactID
        do throws(CardEditingError) {
            return takeIn(try change(addressBook, clock.now(), nil), of: contact, contact.id)
        } catch {
            guard case .withoutUID(let new) = error else { throw .cardNotChanged(error, contact) }
            uid = new ?? ContactID(rawValue: UUID().text)
        }
        // It gets a UID, as doctor advises, and the history goes with it.
        try carry(contact.id, to: uid)
        do throws(CardEditingError) {
            return takeIn(try change(addressBook, clock.now(), uid), of: contact, uid)
        } catch {
            throw .cardNotChanged(error, contact)
        }
    }

    /// The watch would see it a moment later; the answer is to have it already.
    private func takeIn(_ changed: (file: String, hasChanged: Bool), of contact: Contact, _ id: ContactID) -> Edited {
        failPoint("coordinator: before a changed card is taken in")
        handle(addressBook.refresh([changed.file]))
        if changed.hasChanged { lastCardAct = (contact, .edited) }
        return (book.contact(id) ?? contact, changed.file, changed.hasChanged)
    }

    /// Puts the card back that was removed last, or the last one of whom the text names by the UID or the whole name.
    func putBack(_ text: String?) throws(RequestError) -> (contact: Contact, file: String) {
        try checkIsThere()
        let removed = addressBook.removedCards(in: paths.trashFolder)
        let uid = text.map { ContactID(rawValue: $0) }
        let card = removed.first { text == nil || $0.contact.id == uid } ?? removed.first { $0.contact.name.folded == text?.folded }
        guard let card else { throw .refused(text.map(Refusal.noSuchContact) ?? .nothingToUndo) }
        if let there = addressBook.file(of: card.contact.id) {
            let reason = "the contact has a card again; the other one is \(card.file)"
            throw .cardNotChanged(.refused(file: there, reason: reason), card.contact)
        }
        do throws(CardEditingError) {
            var files: [String] = []
            for one in addressBook.removedTogether(with: card, in: paths.trashFolder) { files.append(try addressBook.putBack(one)) }
            handle(addressBook.refresh(files))
            lastCardAct = nil
            return (book.contact(card.contact.id) ?? card.contact, addressBook.file(of: card.contact.id) ?? files.first ?? card.origin)
        } catch {
            throw .cardNotChanged(error, card.contact)
        }
    }

    /// Writes a new card, and takes it in at once.
    func add(_ card: AddressBook.NewCard) throws(RequestError) -> (contact: Contact, file: String) {
        try checkIsThere()
        try checkHasNoCollections()
        do {
            let (id, file) = try addressBook.add(card)
            failPoint("coordinator: before a new card is taken in")
            handle(addressBook.refresh([file]))
            guard let contact = book.contact(id) else { throw SystemError("read \(file) back", code: 0) }
            lastCardAct = (contact, .added)
            return (contact, file)
        } catch {
            throw .addressBookFailed(file: configuration.addressBooks.first ?? "", reason: "\(error)")
        }
    }
}
