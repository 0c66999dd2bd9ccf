import AddressBook
import KeepInTouch
import Platform
import Systemd

/// What changes with the configuration.
extension Coordinator {
    /// Reads the configuration again, and looks at the address books again. A configuration with a mistake changes nothing.
    func reload() {
        defer { lookAgain() }
        do {
            let read = try Configuration.read(path: paths.configFile, environment: paths)
            let new = isPrivate ? read.withoutNames : read
            problems.report(.configuration, [])
            var cards = CardChanges()
            let hasMoved = new.addressBooks != configuration.addressBooks
            configuration = new
            if hasMoved {
                mirrors = Self.mirrors(new, paths)
                updateMirrors()
                watchStores()
                addressBook = AddressBook(folders: new.addressBooks, by: book.identities)
                let found = addressBook.rescan()
                report(cards: found.problems)
                away = []
                cards = recognized(
                    CardChanges(changed: found.changed, removed: book.contacts.map(\.id)),
                    after: RosterFile(path: paths.rosterFile).roster, isMoved: true)
                watchAddressBooks()
            }
            checkFolders()
            if new.syncFolder != exchange?.folder.path {
                // It fails where there is no memory left, and is tried again at the next start.
                exchange = try? Self.exchange(new, journal, paths)
                watchSync()
            }
            let before = book.overdue
            handle(.configured(new.policy, cards))
            let made = book.overdue.subtracting(before).count
            madeOverdue = made > 0 ? (made, book.today) : nil
            let result = made == 0 ? "" : made == 1 ? "; one is overdue by it" : "; \(made) are overdue by it"
            Journald.write(JournalRecord("Configuration read again: \(paths.configFile)\(result)", priority: .informational))
        } catch {
            problems.report(error)
            handle(.woke)
        }
    }

    /// How many are overdue since today's change of the configuration; nil: nobody.
    var overdueByChange: Int? { madeOverdue.flatMap { $0.day == book.today ? $0.count : nil } }
}
