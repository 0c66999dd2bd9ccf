import FoundationEssentials
import Glibc
import KeepInTouch
import Platform
import VCard

extension AddressBook {
    /// The content of a new card.
    package struct NewCard {
        /// FN, and N made from it.
        package var name: String
        /// CATEGORIES.
        package var groups: [String] = []
        /// EMAIL.
        package var email: String?
        /// TEL.
        package var telephone: String?
        /// BDAY.
        package var birthday: AnnualDay?
        /// X-VITAMINB-MET.
        package var met: CivilDate?

        /// A card with this name.
        package init(name: String) {
            self.name = name
        }
    }

    /// Writes a new card to the first folder. When this returns, it is on disk; if it throws, there is no file.
    ///
    /// The card is vCard 3.0 with a UUID as its UID, which servers and other programs handle best.
    package func add(_ new: NewCard) throws -> (id: ContactID, file: String) {
        let uid = UUID().text
        guard let folder = folders.first else { throw SystemError("write a card without an address book", code: ENOENT) }
        try Folder.create(folder)
        var card = Card(version: .v3)
        card.add("UID", .text(uid))
        card.add("FN", .text(new.name))
        card.add("N", .components(StructuredName.components(of: new.name)))
        if let email = new.email { card.add("EMAIL", .text(email)) }
        if let telephone = new.telephone { card.add("TEL", .text(telephone)) }
        if let birthday = new.birthday { card.add("BDAY", .text(birthday.description)) }
        if let met = new.met { card.add("X-VITAMINB-MET", .text(met.description)) }
        if !new.groups.isEmpty { card.add("CATEGORIES", .list(new.groups)) }
        let path = folder + "/" + uid + ".vcf"
        _ = try CardFile.write(card.bytes, to: path)
        return (ContactID(rawValue: uid), path)
    }
}
