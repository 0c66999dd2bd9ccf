import AddressBook
import FoundationEssentials
import KeepInTouch
import Platform

extension Coordinator {
    /// What became of two contacts, or would: who stays, the files of both cards, where the other card is now, both value by value.
    typealias Merged = (contact: Contact, file: String, otherFile: String, trash: String?, fields: [CardMerge.Field])

    /// Merges a contact into another, who stays: first the journal says so, then the card gets what the other's has, and only
    /// then the other's goes to the trash. So whatever happens in between, everything is there, and doing it again completes it.
    func merge(_ other: Contact, into contact: Contact, dryRun: Bool) throws(RequestError) -> Merged {
        guard other.id != contact.id else { throw .refused(.sameContact(contact)) }
        guard let otherFile = addressBook.file(of: other.id) else { throw .refused(.noSuchContact(other.name)) }
        let plan: (fields: [CardMerge.Field], file: String)
        do {
            // Whatever can be refused is, before anything is written.
            plan = try addressBook.planMerge(other.id, into: contact.id)
        } catch {
            throw .cardNotChanged(error, contact)
        }
        if dryRun { return (contact, plan.file, otherFile, nil, plan.fields) }
        try sayMerged(other, into: contact)
        failPoint("coordinator: merged in the journal alone")
        let merged: (fields: [CardMerge.Field], file: String)
        do {
            merged = try addressBook.merge(other.id, into: contact.id, now: clock.now())
        } catch {
            handle(addressBook.refresh([plan.file, otherFile]))
            throw .mergeUnfinished(
                file: otherFile, reason: "\(contact.name)'s card may lack something that \(other.name)'s has: \(error.reason)")
        }
        let trash: String?
        do {
            trash = try addressBook.discard(other.id, to: paths.trashFolder).trash
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
        return (book.contact(contact.id) ?? contact, merged.file, otherFile, trash, merged.fields)
    }

    /// What is due is told when the cards are as the journal has it, not here: the other has a card still, and nothing said of it.
    private func sayMerged(_ other: Contact, into contact: Contact) throws(RequestError) {
        try record(Intent.merge(who: contact.id.rawValue, other: other.id.rawValue))
    }
}

extension CardEditingError {
    /// Why, without the file.
    fileprivate var reason: String {
        switch self {
        case .gone: "it is gone"
        case .changedMeanwhile: "another program changed it meanwhile"
        case .refused(_, let reason): reason
        case .failed(_, let error): "\(error)"
        }
    }
}
