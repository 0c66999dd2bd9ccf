import VCard

/// A card to import, and where it comes from.
package struct ImportedCard: Sendable, Equatable {
    /// The card in UTF-8. Only a missing UID and a missing FN are added.
    package let text: String
    /// Its UID.
    package let uid: String
    /// The display name.
    package let name: String
    /// Its e-mail addresses in lower case.
    package let emails: [String]
    /// The file's name, as it was given to the reader.
    package let file: String
    /// The line, counted from 1; in a database, the row.
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
    /// FN, or what can take its place; nil if there is nothing. Since version 3.0 a card must have an FN, and servers refuse cards
    /// without one (RFC 6350, section 6.2.1).
    fileprivate var nameToShow: String? {
        let names = [formattedName, name?.display, nicknames.first, organization]
        return (names + [emails.first, telephones.first]).lazy.compactMap { $0 }.first { !$0.isEmpty }
    }

    /// The UID for a card without one. It is the same UUID each time the same person is imported.
    fileprivate var derivedUID: String {
        let profile = all("URL").map { $0.text.lowercased() }.first { $0.contains("linkedin.com/in/") }
        let address = emails.first?.lowercased() ?? telephones.first.map { $0.filter { $0.isNumber || $0 == "+" } } ?? ""
        return StableUUID.text(of: profile ?? displayName.lowercased() + "\n" + address)
    }
}
