import AddressBook
import ControlInterface
import KeepInTouch
import VCard
import Varlink

/// The handlers that change cards.
extension ControlService {
    /// How long a text in a card may be, in bytes; a note may have ``noteBound``.
    private static let textBound = 1024
    private static let noteBound = 16_384
    /// A card that is edited as a text comes back together with what it was, both in one message.
    private static let cardBound = 400 << 10

    /// Registers them.
    func registerEditing(with service: Service) throws {
        try service.enumerate(Control.ListGroups.self) { _ in
            coordinator.book.groups(coordinator.clock.now()).map { .init(group: WireGroup($0)) }
        }
        try service.enumerate(Control.ListDuplicates.self) { _ in duplicates() }
        try service.handle(Control.AddToGroup.self) { parameters in
            let (contact, group) = (try find(parameters.contact), try line(parameters.group, "group"))
            if let assigned = try assigned(contact, to: group, isIn: true) { return assigned }
            // One more would be in the card, and not be read.
            if contact.groups.count >= CardFile.maximumGroups, !contact.groups.contains(group.folded) {
                throw ControlError.cardRefused(
                    file: coordinator.addressBook.file(of: contact.id) ?? "",
                    reason: "\(contact.name) is in \(CardFile.maximumGroups) groups already")
            }
            return try edited(contact) { $0.add(group: group) }
        }
        try service.handle(Control.RemoveFromGroup.self) { parameters in
            let (contact, group) = (try find(parameters.contact), try line(parameters.group, "group"))
            if let assigned = try assigned(contact, to: group, isIn: false) { return assigned }
            try checkIsOwn(group, of: contact)
            return try edited(contact) { $0.remove(group: group) }
        }
        try service.handle(Control.EditContact.self) { parameters in
            let change = try change(parameters)
            return try edited(try find(parameters.contact)) { change.apply(to: &$0) }
        }
        try service.handle(Control.GetCard.self) { try card($0.contact) }
        try service.handle(Control.ReplaceCard.self) { parameters in
            let contact = try find(parameters.contact)
            return edited(
                try asking { () throws(RequestError) in
                    try coordinator.replace(contact, was: parameters.was, with: parameters.card)
                })
        }
        try service.handle(Control.RemoveContact.self) { parameters in
            let contact = try find(parameters.contact)
            let before = wire(contact)
            let removed = try asking { () throws(RequestError) in try coordinator.remove(contact) }
            return .init(contact: before, file: removed.file, trash: removed.trash, copies: removed.copies, stays: removed.stays)
        }
        try service.handle(Control.PutBackContact.self) { parameters in
            let (contact, file) = try asking { () throws(RequestError) in try coordinator.putBack(parameters.contact) }
            return .init(contact: wire(contact), file: file)
        }
    }

    private func duplicates() -> [Control.ListDuplicates.Reply] {
        // Every card was in memory for it.
        defer { IdleMemory.giveBack() }
        return Duplicate.find(among: coordinator.addressBook.contactDetails()).map {
            .init(duplicate: WireDuplicate($0, in: coordinator.book))
        }
    }

    private func card(_ who: String) throws -> Control.GetCard.Reply {
        let contact = try find(who)
        // It is asked for to be edited.
        try asking { () throws(RequestError) in try coordinator.checkIsOurs(contact) }
        guard let (card, file) = coordinator.addressBook.card(of: contact.id) else { throw ControlError.noSuchContact(contact: who) }
        let bytes = card.bytes
        guard bytes.count <= Self.cardBound else {
            throw ControlError.cardRefused(file: file, reason: "it has more than \(Self.cardBound >> 10) KiB; edit the file itself")
        }
        // JSON carries text alone; what can't be carried back byte for byte is not given out.
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw ControlError.cardRefused(file: file, reason: "it is not in UTF-8, and can't be edited as a text")
        }
        return .init(contact: wire(contact), file: file, card: text)
    }

    /// Where another program has the card, the journal has the group; nil: the card can be changed.
    private func assigned(_ contact: Contact, to group: String, isIn: Bool) throws -> Control.Edited? {
        guard let mirror = coordinator.mirror(of: contact) else { return nil }
        return edited(
            try asking { () throws(RequestError) in try coordinator.assign(contact, to: group, isIn: isIn, in: mirror) })
    }

    /// Throws where a contact is in the group only by the group's own card.
    private func checkIsOwn(_ group: String, of contact: Contact) throws {
        guard contact.groups.contains(group.folded), let (card, file) = coordinator.addressBook.card(of: contact.id),
            !card.categories.contains(where: { $0.folded == group.folded })
        else { return }
        throw ControlError.cardRefused(
            file: file, reason: "the group \(group) has a card of its own, and \(contact.name) in it; take \(contact.name) out there")
    }

    private func change(_ parameters: Control.EditContact.Parameters) throws -> CardChange {
        var change = CardChange()
        change.name = try parameters.name.map { try line($0, "name", bound: 256) }
        change.emails = try lines(parameters.emails, "emails")
        change.telephones = try lines(parameters.telephones, "telephones")
        change.birthday = parameters.withoutBirthday == true ? .nothing : parameters.birthday.map { .day($0) }
        change.nickname = try parameters.nickname.map { $0.isEmpty ? "" : try line($0, "nickname") }
        change.organization = try parameters.organization.map { $0.isEmpty ? "" : try line($0, "organization") }
        change.note = parameters.note
        change.met = parameters.withoutMet == true ? .nothing : parameters.met.map { .day($0) }
        guard (change.note?.utf8.count ?? 0) <= Self.noteBound else { throw VarlinkError.invalidParameter("note") }
        return change
    }

    /// How many values of one kind a call may bring for a card.
    private static let lineBound = 100

    private func lines(_ texts: [String]?, _ parameter: String) throws -> [String] {
        guard (texts?.count ?? 0) <= Self.lineBound else { throw VarlinkError.invalidParameter(parameter) }
        return try (texts ?? []).map { try line($0, parameter) }
    }

    /// Groups for a card, without those that are blank.
    func groups(_ names: [String]?) throws -> [String] {
        try lines(names?.filter { !$0.allSatisfy(\.isWhitespace) }, "groups")
    }

    /// A text of one line, each gap in it one space; never empty.
    func line(_ text: String, _ parameter: String, bound: Int = textBound) throws -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !line.isEmpty, line.utf8.count <= bound else { throw VarlinkError.invalidParameter(parameter) }
        return line
    }

    private func edited(_ contact: Contact, _ change: (inout Card) -> Void) throws -> Control.Edited {
        edited(try asking { () throws(RequestError) in try coordinator.edit(contact, change) })
    }

    private func edited(_ result: Coordinator.Edited) -> Control.Edited {
        .init(contact: wire(result.contact), file: result.file, changed: result.hasChanged)
    }
}
