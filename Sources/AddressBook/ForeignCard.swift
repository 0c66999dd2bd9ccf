import FoundationEssentials
import Glibc
import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// A card of another program, ready to be written: as it was, with a UID and the groups it is put into.
    package struct ForeignCard {
        /// Whom it describes.
        package let contact: Contact
        /// Its e-mail addresses, in lower case.
        package let emails: [String]
        let bytes: [UInt8]

        /// Why a card can't be taken.
        package struct Refusal: Error {
            /// In words.
            package let reason: String
            /// The card's name, where it has one.
            package let name: String?
        }

        /// Takes the text of one vCard. One without a UID gets a fresh one, a plain UUID.
        package init(_ text: String, groups: [String]) throws(Refusal) {
            let cards = VCardFile(Array(text.utf8), name: "").cards
            guard cards.count == 1, var card = cards.first, card.isComplete else {
                throw Refusal(reason: "not exactly one whole vCard", name: nil)
            }
            if card.uid == nil { card.add("UID", .text(UUID().text)) }
            Self.add(groups, to: &card)
            let (contact, problems) = Contact.from(card, path: "")
            guard let contact, card.uid.map(ContactID.init(rawValue:)) == contact.id else {
                throw Refusal(reason: problems.first?.message ?? "not a person", name: card.displayName.isEmpty ? nil : card.displayName)
            }
            self.contact = contact
            emails = card.emails.map { $0.lowercased() }
            bytes = card.bytes
        }

        private static func add(_ groups: [String], to card: inout Card) {
            var known = Set(card.categories.map(\.folded))
            let missing = groups.filter { known.insert($0.folded).inserted }
            guard !missing.isEmpty else { return }
            if let property = card.first("CATEGORIES") {
                card.replace(property, with: .list(property.list + missing))
            } else {
                card.add("CATEGORIES", .list(missing))
            }
        }
    }

    /// Writes cards into the first folder: all of them whole and on disk when this returns. Where one can't be written,
    /// those before it are removed again.
    package func add(_ cards: [ForeignCard]) throws -> [String] {
        guard !cards.isEmpty else { return [] }
        guard let folder = folders.first else { throw SystemError("write a card without an address book", code: ENOENT) }
        try Folder.create(folder)
        var files: [String] = []
        do {
            for card in cards {
                let file = Self.freeFile(for: card.contact.id, in: folder)
                // Never over what somebody else put there in this moment.
                var status = stat()
                let isWritten = try CardFile.write(card.bytes, to: file, isOneOfMany: true) { lstat(file, &status) != 0 }
                guard isWritten else { throw SystemError("put \(file) in its place", code: EEXIST) }
                files.append(file)
            }
            try Folder.synchronize(folder)
        } catch {
            for file in files { unlink(file) }
            throw error
        }
        return files
    }

    /// Named by the UID where that is a plain UUID and no file has the name: other UIDs may hold anything.
    private static func freeFile(for id: ContactID, in folder: String) -> String {
        let name = UUID(uuidString: id.rawValue) == nil ? UUID().text : id.rawValue
        let file = folder + "/" + name + ".vcf"
        return access(file, F_OK) == 0 ? folder + "/" + UUID().text + ".vcf" : file
    }
}
