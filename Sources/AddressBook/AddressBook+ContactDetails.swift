import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// The details of every contact, read from the cards: addresses and numbers are not kept in memory.
    ///
    /// Several threads read all the files, which takes about half a second for a hundred thousand that are in the page cache.
    package func contactDetails() -> [ContactDetails] {
        let count = ReaderThreads.count(forFiles: table.count)
        let readers = (0..<count).map { share in
            DetailsReader(self, files: table.count * share / count..<table.count * (share + 1) / count)
        }
        ReaderThreads.run(readers)
        return readers.flatMap(\.details)
    }
}

/// Reads the cards of some of the files.
private final class DetailsReader: ConcurrentReader {
    private let book: AddressBook
    private let files: Range<Int>
    private(set) var details: [ContactDetails] = []

    init(_ book: AddressBook, files: Range<Int>) {
        self.book = book
        self.files = files
    }

    func run() {
        for file in files {
            var read: Set<ContactID> = []
            for card in CardFile.cards(at: book.path(file)) {
                guard let id = Contact.from(card, path: "", by: book.identities).contact?.id,
                    book.owners.owner(of: id.rawValue) == file, read.insert(id).inserted
                else { continue }
                details.append(ContactDetails(contact: id, name: card.displayName, emails: card.emails, telephones: card.telephones))
            }
        }
    }
}
