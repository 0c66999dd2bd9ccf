import VCard

/// One card as it is to be imported, and where it comes from.
package struct ImportedCard: Sendable, Equatable {
    /// The card in UTF-8. What it had stays as it was; a UID and an FN are added where it has none.
    package let text: String
    /// Its UID.
    package let uid: String
    /// The name to show.
    package let name: String
    /// Its e-mail addresses in lower case.
    package let emails: [String]
    /// The file, by the name its reader gave.
    package let file: String
    /// The line, counted from 1; of a database the number of the row.
    package let line: Int

    /// Why a card isn't imported.
    struct Refusal: Error {
        let text: String
    }

    init(_ card: Card, file: String, line: Int) throws(Refusal) {
        guard card.isComplete else { throw Refusal(text: "the card is cut off: END:VCARD is missing") }
        let kind = (card.first("KIND") ?? card.first("X-ADDRESSBOOKSERVER-KIND"))?.text.lowercased() ?? "individual"
        guard kind == "individual" else { throw Refusal(text: "not a person (KIND is \(kind.prefix(32)))") }
        guard let shown = card.nameToShow else { throw Refusal(text: "neither a name nor an address") }
        var card = card
        card.makeUTF8()
        if card.uid == nil { card.add("UID", .text(card.derivedUID)) }
        if card.formattedName == nil { card.set("FN", to: shown) }
        let bytes = card.bytes
        guard !bytes.contains(0) else { throw Refusal(text: "a NUL character is in the card") }
        text = String(decoding: bytes, as: UTF8.self)
        uid = card.uid ?? ""
        name = shown
        emails = card.emails.map { $0.lowercased() }
        self.file = file
        self.line = line
    }
}

extension Card {
    /// FN, or what can stand for one; nil where the card has nothing of the kind. Every version since 3.0 demands an FN, and
    /// servers refuse cards without it (RFC 6350, section 6.2.1).
    fileprivate var nameToShow: String? {
        let names = [formattedName, name?.display, nicknames.first, organization]
        return (names + [emails.first, telephones.first]).lazy.compactMap { $0 }.first { !$0.isEmpty }
    }

    /// A UID for a card that has none: a plain UUID, and the same one when the same person is imported again.
    fileprivate var derivedUID: String {
        let profile = all("URL").map { $0.text.lowercased() }.first { $0.contains("linkedin.com/in/") }
        let address = emails.first?.lowercased() ?? telephones.first.map { $0.filter { $0.isNumber || $0 == "+" } } ?? ""
        return StableUUID.text(of: profile ?? displayName.lowercased() + "\n" + address)
    }
}
