import FoundationEssentials
import Glibc
import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// A card from another program, ready to be written: unchanged, but for a UID if it had none and the added groups.
    package struct ForeignCard {
        /// Whom it describes.
        package let contact: Contact
        /// Its e-mail addresses, in lower case.
        package let emails: [String]
        /// Its telephone numbers.
        package let telephones: [String]
        let bytes: [UInt8]

        /// Why a card can't be imported.
        package struct Refusal: Error {
            /// The reason in English.
            package let reason: String
            /// The card's name, if it has one.
            package let name: String?
        }

        /// Parses the text of one vCard. If it has no UID, it gets a new one, a UUID.
        package init(_ text: String, groups: [String]) throws(Refusal) {
            let cards = VCardFile(Array(text.utf8), name: "").cards
            guard cards.count == 1, var card = cards.first, card.isComplete else {
                throw Refusal(reason: "not exactly one whole vCard", name: nil)
            }
            if card.uid == nil { card.add("UID", .text(UUID().text)) }
            for group in groups { card.add(group: group) }
            let (contact, problems) = Contact.from(card, path: "")
            guard let contact, card.uid.map(ContactID.init(rawValue:)) == contact.id else {
                throw Refusal(reason: problems.first?.message ?? "not a person", name: card.displayName.isEmpty ? nil : card.displayName)
            }
            self.contact = contact
            emails = card.emails.map { $0.lowercased() }
            telephones = card.telephones
            bytes = card.bytes
        }
    }

    /// Writes cards to the first folder. When this returns, all are on disk; if one can't be written, none is there.
    package func add(_ cards: [ForeignCard]) throws -> [String] {
        guard !cards.isEmpty else { return [] }
        guard let folder = folders.first else { throw SystemError("write a card without an address book", code: ENOENT) }
        try Folder.create(folder)
        var files: [String] = []
        do {
            for card in cards {
                let file = Self.freeFile(for: card.contact.id, in: folder)
                // Don't overwrite a file that another program has just created.
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

    /// A free file name: the UID if it is a UUID (others may contain any character), or a new UUID.
    static func freeFile(for id: ContactID, in folder: String) -> String {
        let name = UUID(uuidString: id.rawValue) == nil ? UUID().text : id.rawValue
        let file = folder + "/" + name + ".vcf"
        return access(file, F_OK) == 0 ? folder + "/" + UUID().text + ".vcf" : file
    }
}
