import AddressBook
import ControlInterface
import KeepInTouch
import Varlink

/// The handler that merges contacts.
extension ControlService {
    /// Registers it.
    func registerMerging(with service: Service) throws {
        try service.handle(Control.MergeContacts.self) { try merge($0) }
    }

    func merge(_ parameters: Control.MergeContacts.Parameters) throws -> Control.MergeContacts.Reply {
        let contact = try find(parameters.contact)
        let other = try find(parameters.other)
        let before = wire(other)
        let merged = try asking { () throws(RequestError) in
            try coordinator.merge(other, into: contact, dryRun: parameters.dryRun)
        }
        return .init(
            contact: wire(merged.contact), other: before, file: merged.file, otherFile: merged.otherFile, trash: merged.trash,
            fields: merged.fields.map(WireMergedField.init))
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
