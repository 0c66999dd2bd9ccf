import FoundationEssentials
import Glibc
import KeepInTouch
import VCard

extension AddressBook {
    /// What a new card says.
    public struct NewCard {
        /// FN, and N made from it.
        public var name: String
        /// CATEGORIES.
        public var groups: [String] = []
        /// EMAIL.
        public var email: String?
        /// TEL.
        public var telephone: String?
        /// BDAY.
        public var birthday: AnnualDay?

        /// A card with this name.
        public init(name: String) {
            self.name = name
        }
    }

    /// Writes a new card into the first folder: whole and on disk when this returns, or not there at all.
    ///
    /// The card is vCard 3.0 and its UID a plain UUID, so that servers and other programs carry it unharmed.
    public func add(_ new: NewCard) throws -> (id: ContactID, file: String) {
        let uid = UUID().text
        guard let folder = folders.first else { throw SystemError("write a card without an address book", code: ENOENT) }
        try Folder.create(folder)
        var card = Card(version: .v3)
        card.add("UID", .text(uid))
        card.add("FN", .text(new.name))
        let words = new.name.split(separator: " ").map(String.init)
        card.add("N", .components([[words.last ?? new.name], [words.dropLast().joined(separator: " ")], [], [], []]))
        if let email = new.email { card.add("EMAIL", .text(email)) }
        if let telephone = new.telephone { card.add("TEL", .text(telephone)) }
        if let birthday = new.birthday { card.add("BDAY", .text(birthday.description)) }
        if !new.groups.isEmpty { card.add("CATEGORIES", .list(new.groups)) }
        let path = folder + "/" + uid + ".vcf"
        try Self.write(card.bytes, to: path)
        try Folder.synchronize(folder)
        return (ContactID(rawValue: uid), path)
    }

    /// Writes under a name ending in `.tmp`, which synchronisers pass over, and renames it once it is on disk.
    private static func write(_ bytes: [UInt8], to path: String) throws {
        let temporary = path + ".tmp"
        let descriptor = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemError("create \(temporary)") }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            if count < 0 {
                let error = SystemError("write \(temporary)")
                unlink(temporary)
                throw error
            }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            let error = SystemError("put \(path) on disk")
            unlink(temporary)
            throw error
        }
    }
}
