import AddressBook
import Exchange
import KeepInTouch
import Platform
import VCard

/// An address book that was found on this machine, or a file whose contacts can be imported, and who is in it.
struct FoundBook {
    /// What can be done with it.
    enum Kind: Equatable {
        /// A folder with one card per file: it is read where it is.
        case folder
        /// Another program's address book: it is read where it is, and never written.
        case store
        /// A file that was exported: its contacts are imported.
        case file
    }

    let kind: Kind
    let path: String
    /// The program that says so, or that it belongs to; nil: it lay there.
    let origin: String?
    let people: [Candidate]
    /// Whether the configuration names it already.
    var isConfigured = false
    /// Of a file: what is in it.
    var contents: ContactFile?

    /// Somebody in it.
    struct Candidate: Equatable {
        let contact: Contact
        var hasNote = false

        var isStarred: Bool { contact.groups.contains { Self.stars.contains($0) } }
        /// Whether there is something about them that most contacts lack.
        var isProposed: Bool { hasNote || contact.birthday != nil || !contact.groups.isEmpty }

        /// What Google, Apple and their translations call the contacts with a star.
        private static let stars: Set<String> = ["starred", "starred in android", "favorites", "favourites", "favoriten", "markiert"]
    }
}

extension FoundBook {
    /// With more cards than this nobody's note is looked for, which would read them all a second time.
    private static let noteBound = 10_000

    /// The address book in a folder; nil: there is nobody in it.
    init?(folder: String, origin: String?) {
        var book = AddressBook(folders: [folder])
        let contacts = book.rescan().changed.filter { $0.died == nil }
        guard !contacts.isEmpty else { return nil }
        let people = contacts.map { contact in
            let hasNote = contacts.count <= Self.noteBound && (book.file(of: contact.id).map(Self.hasNote) ?? false)
            return Candidate(contact: contact, hasNote: hasNote)
        }
        self.init(kind: .folder, path: folder, origin: origin, people: people)
    }

    /// An address book that the configuration names; what is not there now is kept all the same.
    init(configured setting: String, home: String, dataHome: String) {
        let store = ContactStore(setting, home: home)
        let found = store.map { FoundBook(store: $0, home: home, dataHome: dataHome) } ?? FoundBook(folder: setting, origin: nil)
        self = found ?? FoundBook(kind: store == nil ? .folder : .store, path: setting, origin: store?.program, people: [])
        isConfigured = true
    }

    /// The people of another program's address book; nil: there is nobody in it.
    init?(store: ContactStore, home: String, dataHome: String) {
        let people = store.databases(home: home, dataHome: dataHome).compactMap { try? ContactFile.ofDatabase($0) }
            .flatMap { Self.people(in: $0, name: store.program) }
        guard !people.isEmpty else { return nil }
        self.init(kind: .store, path: store.setting, origin: store.program, people: people)
    }

    /// The contacts in a file; nil: there are none, or it is something else.
    init?(file: String, origin: String?) {
        guard let read = try? InputFile.contacts(file, order: nil) else { return nil }
        let people = Self.people(in: read, name: file)
        guard !people.isEmpty else { return nil }
        self.init(kind: .file, path: file, origin: origin, people: people, contents: read)
    }

    private static func people(in file: ContactFile, name: String) -> [Candidate] {
        file.cards.compactMap { card in
            guard let parsed = VCardFile(Array(card.text.utf8), name: name).cards.first,
                let contact = Contact.from(parsed, path: name).contact, contact.died == nil
            else { return nil }
            return Candidate(contact: contact, hasNote: hasNote(card.text.utf8))
        }
    }

    private static func hasNote(inFile path: String) -> Bool {
        (try? WholeFile.beginning(of: path, count: 1 << 16)).map { hasNote($0) } ?? false
    }

    private static func hasNote(_ card: some Collection<UInt8>) -> Bool {
        card.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
            .contains { $0.starts(with: "NOTE:".utf8) || $0.starts(with: "NOTE;".utf8) }
    }
}
