import AddressBook
import Exchange
import KeepInTouch
import Platform

/// The address books of other programs, which are read and never changed.
extension Coordinator {
    /// The mirrors of those that the configuration names.
    static func mirrors(_ configuration: Configuration, _ paths: Paths) -> [StoreMirror] {
        configuration.stores.map { StoreMirror($0.store, folder: $0.folder, paths) }
    }

    /// Brings the mirrors up to date, before the address books are looked at.
    func updateMirrors() {
        var found: [Problem] = []
        for index in mirrors.indices { if let problem = mirrors[index].update() { found.append(problem) } }
        problems.report(.stores, found)
    }

    /// Begins to watch the stores that the configuration names now. Which cards are different the address book's own watch sees.
    func watchStores() {
        StoreMirror.removeOthers(in: paths.mirrorsFolder, keeping: mirrors)
        // Where it can't be watched it is looked at once a day, after a resume and on reload.
        storeWatch = mirrors.isEmpty ? nil : try? StoreWatch(placesOfStores) { [weak self] in self?.updateMirrors() }
    }

    private func placesOfStores() -> (databases: [String], parents: [String]) {
        let places = mirrors.map(\.places)
        return (places.flatMap(\.databases), places.flatMap(\.parents))
    }

    /// The mirror that has the contact's card; nil: the card is in a folder of the user's, or there is none.
    func mirror(of contact: Contact) -> StoreMirror? {
        addressBook.file(of: contact.id).flatMap(mirror)
    }

    /// The mirror that has this file; nil: none does.
    func mirror(with file: String) -> StoreMirror? { mirrors.first { file.hasPrefix($0.folder + "/") } }

    /// Refuses to change what belongs to another program.
    func checkIsOurs(_ contact: Contact) throws(RequestError) {
        guard let mirror = mirror(of: contact) else { return }
        throw refusal(contact, mirror, "it is read from \(mirror.store.program); change it there")
    }

    private func refusal(_ contact: Contact, _ mirror: StoreMirror, _ reason: String) -> RequestError {
        .cardNotChanged(.refused(file: mirror.origin, reason: reason), contact)
    }

    /// Puts a contact into a group whose card belongs to another program, or takes it out again: the journal has it. What the card itself
    /// says can't be taken back here.
    func assign(_ contact: Contact, to group: String, isIn: Bool, in mirror: StoreMirror) throws(RequestError) -> Edited {
        let file = mirror.origin
        if contact.groups.contains(group.folded) == isIn { return (contact, file, false) }
        if !isIn, book.card(of: contact.id)?.groups.contains(group.folded) ?? false { try checkIsOurs(contact) }
        if isIn, contact.groups.count >= CardFile.maximumGroups {
            throw refusal(contact, mirror, "\(contact.name) is in \(CardFile.maximumGroups) groups already")
        }
        _ = try say(.assign(who: contact.id.rawValue, group: group, isIn: isIn))
        return (book.contact(contact.id) ?? contact, file, true)
    }
}
