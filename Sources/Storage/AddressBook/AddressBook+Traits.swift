import KeepInTouch
import VCard

extension AddressBook {
    /// What every card says by which its contact may be recognised: each is read anew, since addresses are not kept in memory.
    public func traits() -> [Traits] {
        contacts.compactMap { id in
            guard let card = card(of: id)?.card else { return nil }
            return Traits(contact: id, name: card.displayName, emails: card.emails, telephones: card.telephones.map(\.value))
        }
    }
}
