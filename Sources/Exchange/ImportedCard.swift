import VCard

/// A card to import, and where it comes from.
package struct ImportedCard: Sendable, Equatable {
    /// The card in UTF-8. Only a missing UID and a missing FN are added.
    package private(set) var text: String
    /// Its UID.
    package private(set) var uid: String
    /// Whether the file has the UID, and not this program made it.
    let hasOwnUID: Bool
    /// The display name.
    package let name: String
    /// Its e-mail addresses in lower case.
    package let emails: [String]
    /// Its telephone numbers, as written.
    package let telephones: [String]
    /// Its birthday, as a card has it, if that can be read.
    package let birthday: String?
    /// Whether its picture was too big and is left out.
    package private(set) var lacksPicture = false
    /// Whether its end was missing, and maybe more.
    package let isCutOff: Bool
    /// The file's name, as it was given to the reader.
    package let file: String
    /// The line, counted from 1; in a database, the row.
    package let line: Int

    /// Why a card isn't imported.
    struct Refusal: Error {
        let text: String
    }

    init(_ card: Card, file: String, line: Int) throws(Refusal) {
        switch card.kind {
        case "individual": break
        case "group": throw Refusal(text: "a group; its members are in it")
        case "org": throw Refusal(text: "a company, not a person")
        case "list": throw Refusal(text: "a mailing list, not a person")
        case let kind: throw Refusal(text: "not a person (KIND is \(kind.prefix(32)))")
        }
        if let charset = card.unknownCharset { throw Refusal(text: "the character set \(charset.prefix(40)) is not known") }
        guard let shown = card.nameToShow else { throw Refusal(text: "neither a name nor an address") }
        var card = card
        isCutOff = !card.isComplete
        card.complete()
        card.makeUTF8()
        hasOwnUID = card.uid != nil
        if card.uid == nil { card.add("UID", .text(card.derivedUID)) }
        if card.formattedName == nil { card.set("FN", to: shown) }
        let bytes = card.bytes
        guard !bytes.contains(0) else { throw Refusal(text: "a NUL character is in the card") }
        text = String(decoding: bytes, as: UTF8.self)
        uid = card.uid ?? ""
        name = shown
        emails = card.emails.map { $0.lowercased() }
        telephones = card.telephones
        birthday = card.birthday.flatMap(\.dayText)
        self.file = file
        self.line = line
    }
}

extension ImportedCard {
    /// Whether it can't be of the same person, since the birthdays differ.
    func isBornOtherwise(than other: ImportedCard) -> Bool {
        guard let birthday, let others = other.birthday else { return false }
        return birthday.suffix(6) != others.suffix(6) || birthday.first != "-" && others.first != "-" && birthday != others
    }

    /// The same as somebody else's, whom name and address do not tell apart; the next time it is the same one.
    var ofSomebodyElse: ImportedCard {
        var other = self
        other.uid = StableUUID.text(of: uid + "\n" + (birthday ?? ""))
        other.text = text.split(separator: uid, maxSplits: 1, omittingEmptySubsequences: false).joined(separator: other.uid)
        return other
    }

    /// The same without pictures and sounds.
    var withoutPictures: ImportedCard {
        guard var card = VCardFile(Array(text.utf8), name: "").cards.first else { return self }
        for name in ["PHOTO", "LOGO", "SOUND"] { card.removeAll(name) }
        var bare = self
        bare.text = String(decoding: card.bytes, as: UTF8.self)
        bare.lacksPicture = bare.text != text
        return bare
    }

    /// By what it may be recognized as somebody's who is there: each as it is compared, and what it is.
    var reaches: [(text: String, what: String)] {
        emails.map { ($0, "e-mail address") }
            + telephones.map { $0.filter(\.isNumber).drop { $0 == "0" } }.filter { $0.count >= Self.fewestDigits }
            .map { (String($0.suffix(Self.fewestDigits)), "telephone number") }
    }

    /// A number with fewer digits is an extension.
    private static let fewestDigits = 7
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
