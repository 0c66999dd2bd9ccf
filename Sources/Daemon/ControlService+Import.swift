import AddressBook
import ControlInterface
import KeepInTouch
import Varlink

extension ControlService {
    /// Imports cards, or says what would become of them.
    func importCards(_ parameters: Control.ImportCards.Parameters) throws -> Control.ImportCards.Reply {
        guard parameters.cards.count <= Self.callBound else { throw VarlinkError.invalidParameter("cards") }
        let (results, new) = keeper.match(parameters.cards, groups: try groups(parameters.groups))
        if !parameters.dryRun { try keeper.add(new) }
        return .init(results: results)
    }

    /// How many cards a call may bring, so that there is room for what became of each in one message.
    private static let callBound = 1000

    /// Where the cards are.
    func cards(match: String?) -> some Sequence<Control.ListCards.Reply> {
        let addressBook = keeper.addressBook
        let contacts = match.map { keeper.book.matches($0) } ?? keeper.book.contactsByName
        return contacts.lazy.compactMap { contact in
            addressBook.card(of: contact.id).map { .init(contact: contact.id.rawValue, file: $0.file) }
        }
    }
}
