import AddressBook
import ControlInterface
import KeepInTouch
import VCard
import Varlink

extension ControlService {
    /// Imports cards, or says what would become of them.
    func importCards(_ parameters: Control.ImportCards.Parameters) throws -> Control.ImportCards.Reply {
        guard parameters.cards.count <= Self.callBound else { throw VarlinkError.invalidParameter("cards") }
        let (results, new) = coordinator.match(
            parameters.cards, groups: try groups(parameters.groups), wanted: Set((parameters.wanted ?? []).map(ContactID.init(rawValue:))))
        if !parameters.dryRun { try asking { () throws(RequestError) in try coordinator.add(new) } }
        return .init(results: results.map(WireImportResult.init))
    }

    /// How many cards a call may bring, so that there is room for what became of each in one message.
    private static let callBound = 1000

    /// Where the cards are.
    func cards(match: String?) throws -> some Sequence<Control.ListCards.Reply> {
        // A backup without those who are away would be taken for a whole one.
        try asking { () throws(RequestError) in try coordinator.checkIsThere() }
        let addressBook = coordinator.addressBook
        let contacts = match.map { coordinator.book.matches($0) } ?? coordinator.book.contactsByName
        return contacts.lazy.compactMap { contact in
            let groups = contact.groupNames.written
            return addressBook.card(of: contact.id).map {
                .init(contact: contact.id, file: $0.file, line: $0.card.line, groups: groups.isEmpty ? nil : groups)
            }
        }
    }
}

extension WireImportResult {
    /// What became of a card, for the wire.
    init(_ match: ImportMatch) {
        switch match {
        case .new(let contact): self.init(outcome: .new, contact: contact.id, name: contact.name)
        case .matched(let contact, let reason): self.init(outcome: .matched, contact: contact.id, name: contact.name, reason: reason)
        case .skipped(let name, let reason): self.init(outcome: .skipped, name: name, reason: reason)
        }
    }
}
