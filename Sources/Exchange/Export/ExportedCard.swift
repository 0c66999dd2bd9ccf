import VCard

/// One contact's card on its way out: its text, and for tables and programs what most of them ask for.
public struct ExportedCard: Sendable, Encodable {
    /// The card in UTF-8: byte for byte where that is what it was. Not among what is encoded.
    public let text: String
    /// UID; empty where the card has none.
    public let uid: String
    /// The name to show.
    public let name: String
    /// N's given names.
    public let given: String?
    /// N's family names.
    public let family: String?
    /// NICKNAME.
    public let nickname: String?
    /// ORG, the organization alone.
    public let organization: String?
    /// TITLE.
    public let title: String?
    /// EMAIL, the most preferred first.
    public let emails: [String]
    /// TEL, the most preferred first.
    public let telephones: [String]
    /// CATEGORIES.
    public let groups: [String]
    /// BDAY, as the card writes it.
    public let birthday: String?
    /// X-VITAMINB-MET: the day you met.
    public let met: String?
    /// NOTE.
    public let note: String?

    private enum CodingKeys: CodingKey {
        case uid, name, given, family, nickname, organization, title, emails, telephones, groups, birthday, met, note
    }

    /// The card with this UID among those of a file; of a card that has no UID the file holds only the one. Nil where it is gone.
    public init?(_ file: [UInt8], uid: String) {
        let utf8 = PlainText.isUTF16(file) ? Array(PlainText.decode(file).utf8) : Array(PlainText.withoutMark(file))
        let cards = VCardFile(utf8, name: "").cards
        guard var card = cards.first(where: { $0.uid == uid }) ?? cards.first(where: { $0.uid == nil }) else { return nil }
        card.makeUTF8()
        text = String(decoding: card.bytes, as: UTF8.self)
        self.uid = card.uid ?? ""
        name = card.displayName
        given = card.name.map { ($0.given + $0.additional).joined(separator: " ") }
        family = card.name?.family.joined(separator: " ")
        nickname = card.nicknames.first
        organization = card.organization.first { !$0.isEmpty }
        title = card.title
        emails = card.emails
        telephones = card.telephones.map(\.value)
        groups = card.categories
        birthday = card.birthday?.text
        met = card.first("X-VITAMINB-MET")?.text
        note = card.note
    }
}
