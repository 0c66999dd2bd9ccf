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

    /// Refuses to change what belongs to another program.
    func checkIsOurs(_ contact: Contact) throws(RequestError) {
        guard let file = addressBook.file(of: contact.id),
            let mirror = mirrors.first(where: { file.hasPrefix($0.folder + "/") })
        else { return }
        let reason = "it is read from \(mirror.store.program); change it there"
        throw .cardNotChanged(.refused(file: mirror.databases.first ?? file, reason: reason), contact)
    }
}
