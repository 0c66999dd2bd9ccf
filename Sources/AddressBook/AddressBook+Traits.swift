import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// What every card says by which its contact may be recognised: each is read anew, since addresses are not kept in memory.
    ///
    /// Reads all files, with several readers: about half a second for a hundred thousand that are in the page cache.
    package func traits() -> [Traits] {
        let count = ReaderThreads.count(forFiles: table.count)
        let readers = (0..<count).map { share in
            TraitsReader(self, files: table.count * share / count..<table.count * (share + 1) / count)
        }
        ReaderThreads.run(readers)
        return readers.flatMap(\.traits)
    }
}

/// Reads the cards of some of the files.
private final class TraitsReader: ConcurrentReader {
    private let book: AddressBook
    private let files: Range<Int>
    private(set) var traits: [Traits] = []

    init(_ book: AddressBook, files: Range<Int>) {
        self.book = book
        self.files = files
    }

    func run() {
        for file in files {
            var read: Set<ContactID> = []
            for card in CardFile.cards(at: book.path(file)) {
                guard let id = card.uid.map(ContactID.init(rawValue:)) ?? Contact.from(card, path: "").contact?.id,
                    book.owners.owner(of: id.rawValue) == file, read.insert(id).inserted
                else { continue }
                traits.append(Traits(contact: id, name: card.displayName, emails: card.emails, telephones: card.telephoneNumbers))
            }
        }
    }
}
