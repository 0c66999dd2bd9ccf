import AddressBook
import Exchange
import Glibc
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
    /// What the account calls it; nil: nothing.
    var title: String?
    /// Whether the configuration names it already.
    var isConfigured = false
    /// Whether there is a folder or a database.
    var isThere = true
    /// Of a file: what is in it.
    var contents: ContactFile?

    /// Whether nobody is in it but the invented contacts that come with vitaminb.
    var isOfSamples: Bool { !people.isEmpty && people.allSatisfy { Rm.sampleUIDs.contains($0.contact.id) } }

    /// Whether a server makes its cards by itself, as Nextcloud does of whoever one writes to.
    var isMadeByServer: Bool { path.contains("/z-app-generated--") }

    /// Somebody in it.
    struct Candidate: Equatable {
        let contact: Contact
        var traits: Traits = []
        var emails: [String] = []
        var telephones: [String] = []
        /// What mail says of them; nil: nothing.
        var seen: FoundMail.Seen?

        /// By what they are recognized.
        var details: ContactDetails { ContactDetails(contact: contact.id, name: contact.name, emails: emails, telephones: telephones) }

        /// What their card has that most lack.
        struct Traits: OptionSet {
            let rawValue: UInt8
            static let note = Traits(rawValue: 1)
            /// Google's star, which is no group.
            static let star = Traits(rawValue: 2)

            /// The traits that a card's text has.
            init(ofCard card: some Collection<UInt8>) {
                self = []
                for line in card.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
                    if line.starts(with: "NOTE:".utf8) || line.starts(with: "NOTE;".utf8) { insert(.note) }
                    guard line.starts(with: "CATEGORIES".utf8) else { continue }
                    if String(decoding: line, as: UTF8.self).split(whereSeparator: { ":,".contains($0) }).contains("starred") {
                        insert(.star)
                    }
                }
            }

            init(rawValue: UInt8) { self.rawValue = rawValue }
        }

        var hasNote: Bool { traits.contains(.note) }
        private var isStarred: Bool { traits.contains(.star) || contact.groups.contains { Self.stars.contains($0) } }
        /// How much there is about them that most contacts lack: a rhythm of letters, that goes on or did so once, then letters, a star, a
        /// group, a note, a birthday. Groups that were asked about, and not chosen, say nothing.
        func rank(without declined: Set<String>) -> Int {
            let isInGroup = contact.groups.contains { !declined.contains($0) && !Self.stars.contains($0) }
            return 16 * letters + (isStarred ? 8 : 0) + (isInGroup ? 4 : 0) + (hasNote ? 2 : 0) + (contact.birthday != nil ? 1 : 0)
        }

        /// Whoever they write to most often comes first.
        private var letters: Int {
            guard let seen else { return 0 }
            if let rhythm = seen.rhythm { return (seen.isOver ? 1000 : 2000) - rhythm.everyDays }
            return seen.days < Self.fewestDays ? 0 : min(seen.days, Self.manyDays)
        }

        /// On fewer days one writes to anybody, and more make no difference.
        private static let fewestDays = 3
        private static let manyDays = 48

        /// What telephones and their translations call the contacts with a star.
        private static let stars: Set<String> = ["starred in android", "favorites", "favourites", "favoriten", "markiert"]
    }
}

extension FoundBook {
    /// With more cards than this their traits are not looked for, which would read them all a second time.
    private static let traitBound = 10_000

    /// The address book in a folder; nil: there is nobody in it.
    init?(folder: String, origin: String?) {
        var book = AddressBook(folders: [folder])
        let contacts = book.rescan().changed.filter { $0.died == nil }
        guard !contacts.isEmpty else { return nil }
        let details = Dictionary(book.contactDetails().map { ($0.contact, $0) }) { first, _ in first }
        let people = contacts.map { contact in
            let file = contacts.count <= Self.traitBound ? book.file(of: contact.id) : nil
            let reach = details[contact.id]
            return Candidate(
                contact: contact, traits: file.map(Self.traits) ?? [], emails: reach?.emails ?? [], telephones: reach?.telephones ?? [])
        }
        self.init(kind: .folder, path: folder, origin: origin, people: people)
    }

    /// An address book that the configuration names; what is not there now is kept all the same.
    init(configured setting: String, in folders: ProgramFolders) {
        let store = ContactStore(setting, home: folders.home)
        let found = store.map { FoundBook(store: $0, in: folders) } ?? FoundBook(folder: setting, origin: nil)
        self = found ?? FoundBook(kind: store == nil ? .folder : .store, path: setting, origin: store?.program, people: [])
        isConfigured = true
        isThere = store.map { !$0.databases(in: folders).isEmpty } ?? (access(setting, F_OK) == 0)
    }

    /// The people of another program's address book; nil: there is nobody in it.
    init?(store: ContactStore, in folders: ProgramFolders) {
        let people = store.databases(in: folders).compactMap { try? ContactFile.ofDatabase($0) }
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
            return Candidate(
                contact: contact, traits: Candidate.Traits(ofCard: card.text.utf8), emails: parsed.emails, telephones: parsed.telephones)
        }
    }

    private static func traits(inFile path: String) -> Candidate.Traits {
        (try? WholeFile.beginning(of: path, count: 1 << 16)).map { Candidate.Traits(ofCard: $0) } ?? []
    }
}
