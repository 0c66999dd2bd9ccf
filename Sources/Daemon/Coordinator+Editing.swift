import AddressBook
import KeepInTouch
import Platform
import VCard

/// Changes the cards of the address book, and takes what they say now in at once.
extension Coordinator {
    /// What became of a card: whose it is now, its file, and whether anything in it is different.
    typealias Edited = (contact: Contact, file: String, hasChanged: Bool)

    /// Changes a contact's card.
    func edit(_ contact: Contact, _ change: (inout Card) -> Void) throws(RequestError) -> Edited {
        try changeCard(of: contact) { book, now throws(CardEditingError) in
            try book.edit(contact.id, now: now) { card throws(CardEditingError) in change(&card) }
        }
    }

    /// Puts an edited text into the place of a contact's card.
    func replace(_ contact: Contact, was: String, with text: String) throws(RequestError) -> Edited {
        try changeCard(of: contact) { book, now throws(CardEditingError) in try book.replace(contact.id, was: was, with: text, now: now) }
    }

    /// Moves a contact's card to the trash.
    func remove(_ contact: Contact) throws(RequestError) -> (file: String, trash: String) {
        do {
            let (file, trash) = try addressBook.discard(contact.id, to: paths.trashFolder)
            reread(contact)
            return (file, trash)
        } catch {
            throw .cardNotChanged(error, contact)
        }
    }

    private func changeCard(
        of contact: Contact, _ change: (AddressBook, Instant) throws(CardEditingError) -> (file: String, hasChanged: Bool)
    ) throws(RequestError) -> Edited {
        do {
            let (file, hasChanged) = try change(addressBook, clock.now())
            reread(contact)
            return (book.contact(contact.id) ?? contact, file, hasChanged)
        } catch {
            throw .cardNotChanged(error, contact)
        }
    }

    /// The watch would see it a moment later; the answer is to have it already.
    private func reread(_ contact: Contact) {
        failPoint("coordinator: before a changed card is taken in")
        if let file = addressBook.file(of: contact.id) { handle(addressBook.refresh([file])) }
    }

    /// Writes a new card, and takes it in at once.
    func add(_ card: AddressBook.NewCard) throws(RequestError) -> (contact: Contact, file: String) {
        do {
            let (id, file) = try addressBook.add(card)
            failPoint("coordinator: before a new card is taken in")
            handle(addressBook.refresh([file]))
            guard let contact = book.contact(id) else { throw SystemError("read \(file) back", code: 0) }
            return (contact, file)
        } catch {
            throw .addressBookFailed(file: configuration.addressBooks.first ?? "", reason: "\(error)")
        }
    }
}
