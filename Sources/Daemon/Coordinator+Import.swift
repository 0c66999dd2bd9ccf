import AddressBook
import KeepInTouch
import Platform
import VCard

extension Coordinator {
    /// What becomes of each card: matched by UID, then by e-mail address, with who is in the address book or before it in the list;
    /// new where nobody is found. Changes nothing.
    func match(_ texts: [String], groups: [String]) -> (results: [ImportMatch], new: [AddressBook.ForeignCard]) {
        var results: [ImportMatch] = []
        var new: [AddressBook.ForeignCard] = []
        var uids: [ContactID: Contact] = [:]
        var byEmail: [String: Contact]?
        for text in texts {
            let card: AddressBook.ForeignCard
            do {
                card = try AddressBook.ForeignCard(text, groups: groups)
            } catch {
                results.append(.skipped(name: error.name, reason: error.reason))
                continue
            }
            let contact = card.contact
            if let known = uids[contact.id] ?? book.contact(contact.id) {
                results.append(.matched(known, reason: "the same UID"))
                continue
            }
            // Only where it is needed: every card is read for it.
            var emails = byEmail ?? (card.emails.isEmpty ? [:] : emailOwners())
            if let (email, known) = card.emails.lazy.compactMap({ email in emails[email].map { (email, $0) } }).first {
                results.append(.matched(known, reason: "the same e-mail address, \(email)"))
            } else {
                results.append(.new(contact))
                new.append(card)
                uids[contact.id] = contact
                for email in card.emails { emails[email] = emails[email] ?? contact }
            }
            if !card.emails.isEmpty { byEmail = emails }
        }
        return (results, new)
    }

    /// Writes the cards, and takes them in at once.
    func add(_ cards: [AddressBook.ForeignCard]) throws(RequestError) {
        do {
            let files = try addressBook.add(cards)
            failPoint("coordinator: before imported cards are taken in")
            handle(addressBook.refresh(files))
        } catch {
            throw .addressBookFailed(file: configuration.addressBooks.first ?? "", reason: "\(error)")
        }
    }

    /// Whose each e-mail address is, in lower case; of several contacts with one the first by name.
    private func emailOwners() -> [String: Contact] {
        var owners: [String: Contact] = [:]
        let emails = Dictionary(addressBook.contactDetails().map { ($0.contact, $0.emails) }) { first, _ in first }
        for contact in book.contactsByName {
            for email in emails[contact.id] ?? [] {
                owners[email.lowercased()] = owners[email.lowercased()] ?? contact
            }
        }
        return owners
    }
}
