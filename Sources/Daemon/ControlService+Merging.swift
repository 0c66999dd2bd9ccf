import AddressBook
import ControlInterface
import KeepInTouch
import Varlink

/// The handler that merges contacts.
extension ControlService {
    /// Registers it.
    func registerMerging(with service: Service) throws {
        try service.handle(Control.MergeContacts.self) { try merge($0) }
        try service.enumerate(Control.ListCardless.self) { _ in
            try asking { () throws(RequestError) in try coordinator.cardless() }.map { .init(cardless: wire($0)) }
        }
    }

    func merge(_ parameters: Control.MergeContacts.Parameters) throws -> Control.MergeContacts.Reply {
        let contact = try find(parameters.contact)
        let other = try coordinator.cardless(named: parameters.other) ?? find(parameters.other)
        let before = wire(other)
        let merged = try asking { () throws(RequestError) in
            try coordinator.merge(other, into: contact, dryRun: parameters.dryRun)
        }
        return .init(
            contact: wire(merged.contact), other: before, file: merged.file, otherFile: merged.otherFile, trash: merged.trash,
            fields: merged.fields.map(WireMergedField.init), joined: merged.areJoined ? true : nil)
    }

    private func wire(_ one: Coordinator.Cardless) -> WireCardless {
        let last = one.entries.map { $0.day ?? coordinator.book.zone.date(at: $0.happened) }.max()
        return WireCardless(
            contact: one.contact.id, name: one.contact.name == one.contact.id.rawValue ? nil : one.contact.name,
            entries: one.entries.count, last: last ?? coordinator.book.today, alike: one.alike.map { wire($0) })
    }
}

extension WireMergedField {
    /// The value as the cards have it.
    init(_ field: CardMerge.Field) {
        let outcome: WireMergeOutcome =
            switch field.outcome {
            case .stays: .stays
            case .same: .same
            case .added: .added
            case .left: .left
            }
        self.init(property: field.property, contact: field.contact, other: field.other, outcome: outcome)
    }
}
