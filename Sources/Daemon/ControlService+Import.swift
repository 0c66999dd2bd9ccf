import ControlInterface
import KeepInTouch
import Storage

extension ControlService {
    /// Imports cards, or says what would become of them.
    func importCards(_ parameters: Control.ImportCards.Parameters) throws -> Control.ImportCards.Reply {
        let groups = (parameters.groups ?? []).map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let (results, new) = keeper.match(parameters.cards, groups: groups.filter { !$0.isEmpty })
        if !parameters.dryRun { try keeper.add(new) }
        return .init(results: results)
    }

    /// Where the cards are.
    func cards(match: String?) -> some Sequence<Control.ListCards.Reply> {
        let addressBook = keeper.addressBook
        let contacts = match.map { keeper.book.matches($0) } ?? keeper.book.contactsByName
        return contacts.lazy.compactMap { contact in
            addressBook.card(of: contact.id).map { .init(contact: contact.id.rawValue, file: $0.file) }
        }
    }
}
