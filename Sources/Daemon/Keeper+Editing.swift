import AddressBook
import ControlInterface
import KeepInTouch
import Platform
import VCard

/// Changes the cards of the address book, and takes what they say now in at once.
extension Keeper {
    /// What became of a card: whose it is now, its file, and whether anything in it is different.
    typealias Edited = (contact: Contact, file: String, hasChanged: Bool)

    /// Changes a contact's card.
    func edit(_ contact: Contact, _ change: (inout Card) -> Void) throws(ControlError) -> Edited {
        try take(contact) { book, now throws(CardEditingError) in
            try book.edit(contact.id, now: now) { card throws(CardEditingError) in change(&card) }
        }
    }

    /// Puts an edited text into the place of a contact's card.
    func replace(_ contact: Contact, was: String, with text: String) throws(ControlError) -> Edited {
        try take(contact) { book, now throws(CardEditingError) in try book.replace(contact.id, was: was, with: text, now: now) }
    }

    /// Moves a contact's card to the trash.
    func remove(_ contact: Contact) throws(ControlError) -> (file: String, trash: String) {
        do {
            let (file, trash) = try addressBook.discard(contact.id, to: paths.trashFolder)
            takeBack(contact)
            return (file, trash)
        } catch {
            throw ControlError(error, contact)
        }
    }

    private func take(
        _ contact: Contact, _ change: (AddressBook, Instant) throws(CardEditingError) -> (file: String, hasChanged: Bool)
    ) throws(ControlError) -> Edited {
        do {
            let (file, hasChanged) = try change(addressBook, clock.now())
            takeBack(contact)
            return (book.contact(contact.id) ?? contact, file, hasChanged)
        } catch {
            throw ControlError(error, contact)
        }
    }

    /// The watch would see it a moment later; the answer is to have it already.
    private func takeBack(_ contact: Contact) {
        failPoint("keeper: before a changed card is taken in")
        if let file = addressBook.file(of: contact.id) { take(addressBook.refresh([file])) }
    }
}

extension ControlError {
    /// Why a card was not changed, for the wire.
    init(_ error: CardEditingError, _ contact: Contact) {
        switch error {
        case .gone: self = .noSuchContact(contact.name)
        case .changedMeanwhile(let file): self = .cardChanged(file: file)
        case .refused(let file, let reason): self = .cardRefused(file: file, reason: reason)
        case .failed(let file, let error): self = .addressBookFailed(file: file, reason: "\(error)")
        }
    }
}
