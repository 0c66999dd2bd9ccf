import VCard

/// A person as a row of a table describes them, to be made a card.
struct Person {
    var prefix = ""
    var first = ""
    var middle = ""
    var last = ""
    var suffix = ""
    /// How the first and the last name are pronounced.
    var phoneticFirst = ""
    var phoneticLast = ""
    /// The full name, if the table has it.
    var full = ""
    var nickname = ""
    var organization = ""
    var department = ""
    var title = ""
    var emails: [String] = []
    var telephones: [(number: String, types: [String])] = []
    var addresses: [Address] = []
    var birthday: String?
    var anniversary: String?
    /// Other yearly dates, and people: what they are called, and the date or the name.
    var dates: [(label: String, date: String)] = []
    var relations: [(label: String, name: String)] = []
    /// The day you met: LinkedIn's "Connected On".
    var met: String?
    var note = ""
    var pages: [String] = []
    var groups: [String] = []
    /// Empty if the source has none.
    var uid = ""

    /// A postal address.
    struct Address {
        /// HOME, WORK, or empty.
        var type = ""
        var box = ""
        var extended = ""
        var street = ""
        var city = ""
        var region = ""
        var code = ""
        var country = ""

        var components: [[String]] { [box, extended, street, city, region, code, country].map { [$0] } }
        var isEmpty: Bool { components.allSatisfy { $0 == [""] } }
    }

    /// What stands before the name to show: a degree, and not what one says to everybody.
    private var degree: String { Self.salutations.contains(prefix.lowercased().filter { $0 != "." }) ? "" : prefix }

    private static let salutations: Set = ["mr", "mrs", "ms", "miss", "herr", "herrn", "frau", "m", "mme", "mlle", "sr", "sra", "srta"]

    /// The display name; empty if there is nothing to take it from.
    private var formattedName: String {
        let parts = PersonName.isEastAsian(first + last) ? [last, first] : [degree, first, middle, last, suffix]
        let made = parts.filter { !$0.isEmpty }.joined(separator: " ")
        return [full, made, nickname, organization, emails.first ?? "", telephones.first?.number ?? ""].first { !$0.isEmpty } ?? ""
    }

    /// The card in vCard 3.0; nil without a name and an address.
    var card: Card? {
        let name = formattedName
        guard !name.isEmpty else { return nil }
        var card = Card(version: .v3)
        if !uid.isEmpty { card.add("UID", .text(uid)) }
        card.add("FN", .text(name))
        card.add("N", .components(structuredName(name)))
        if !phoneticFirst.isEmpty { card.add("X-PHONETIC-FIRST-NAME", .text(phoneticFirst)) }
        if !phoneticLast.isEmpty { card.add("X-PHONETIC-LAST-NAME", .text(phoneticLast)) }
        if !nickname.isEmpty { card.add("NICKNAME", .text(nickname)) }
        if !organization.isEmpty || !department.isEmpty {
            card.add("ORG", .components(department.isEmpty ? [[organization]] : [[organization], [department]]))
        }
        if !title.isEmpty { card.add("TITLE", .text(title)) }
        for email in emails { card.add("EMAIL", .text(email)) }
        for (number, types) in telephones {
            card.add("TEL", .text(number), parameters: types.isEmpty ? [] : [Parameter("TYPE", types)])
        }
        for address in addresses where !address.isEmpty {
            card.add("ADR", .components(address.components), parameters: address.type.isEmpty ? [] : [Parameter("TYPE", address.type)])
        }
        if let birthday { card.add("BDAY", .text(birthday)) }
        if let anniversary { card.add("X-ANNIVERSARY", .text(anniversary)) }
        for (index, item) in (dates.map { ("X-ABDATE", $0.date, $0.label) } + relations.map { ("X-ABRELATEDNAMES", $0.name, $0.label) })
            .enumerated()
        {
            let (name, value, label) = item
            card.add(name, .text(value), group: "item\(index + 1)")
            if !label.isEmpty { card.add("X-ABLABEL", .text(label), group: "item\(index + 1)") }
        }
        if let met { card.add("X-VITAMINB-MET", .text(met)) }
        for page in pages { card.add("URL", .verbatim(page)) }
        if !groups.isEmpty { card.add("CATEGORIES", .list(groups)) }
        if !note.isEmpty { card.add("NOTE", .text(note)) }
        return card
    }

    /// N, which vCard 3.0 requires. If only the full name is known, its last word becomes the family name; a company has none.
    private func structuredName(_ name: String) -> [[String]] {
        if !first.isEmpty || !last.isEmpty || name == organization { return [last, first, middle, prefix, suffix].map { [$0] } }
        let words = name.split(separator: " ").map(String.init)
        return [[words.last ?? name], [words.dropLast().joined(separator: " ")], [""], [""], [""]]
    }
}
