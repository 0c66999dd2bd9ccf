import VCard

/// A contact's card to export: its text, and the properties that most programs need.
package struct ExportedCard: Sendable {
    /// The card in UTF-8; unchanged if it already was and has all its groups.
    package let text: String
    /// UID; empty if the card has none.
    package let uid: String
    /// The display name.
    package let name: String
    /// N's titles, such as "Dr."
    package let prefix: String?
    /// N's additional names.
    package let middle: String?
    /// N's suffixes, such as "jr."
    package let suffix: String?
    /// N's given names.
    package let given: String?
    /// N's family names.
    package let family: String?
    /// NICKNAME.
    package let nickname: String?
    /// ORG, the organization alone.
    package let organization: String?
    /// TITLE.
    package let title: String?
    /// EMAIL, the most preferred first.
    package let emails: [String]
    /// TEL, the most preferred first.
    package let telephones: [String]
    /// CATEGORIES.
    package let groups: [String]
    /// BDAY: `1978-03-11`, or `--03-11` where no year is known; as the card writes it where that is no day.
    package let birthday: String?
    /// Further yearly dates and the date of death, by what Google and Apple call them: `Anniversary`, `Date of death`, own labels.
    package let events: [(label: String, date: String)]
    /// X-VITAMINB-MET: the day you met.
    package let met: String?
    /// NOTE.
    package let note: String?

    /// The card in a file that begins on this line, with these groups beside its own. Nil if it is gone.
    package init?(_ file: [UInt8], line: Int, groups more: [String] = []) {
        let utf8 = PlainText.isUTF16(file) ? Array(PlainText.decode(file).utf8) : Array(PlainText.withoutMark(file))
        let cards = VCardFile(utf8, name: "").cards
        guard var card = cards.first(where: { $0.line == line }) else { return nil }
        card.makeUTF8()
        card.add(groups: more)
        text = String(decoding: card.bytes, as: UTF8.self)
        self.uid = card.uid ?? ""
        name = card.displayName
        given = card.name.map { $0.given.joined(separator: " ") }
        prefix = card.name.map { $0.prefixes.joined(separator: " ") }
        middle = card.name.map { $0.additional.joined(separator: " ") }
        suffix = card.name.map { $0.suffixes.joined(separator: " ") }
        family = card.name?.family.joined(separator: " ")
        nickname = card.nicknames.first
        organization = card.organization
        title = card.title
        emails = card.emails
        telephones = card.telephones
        groups = card.categories
        birthday = card.birthday.map { $0.dayText ?? $0.text }
        let dates = [("Anniversary", card.anniversary), ("Date of death", card.death)] + card.otherDates.map { ($0.label, $0.date) }
        events = dates.compactMap { label, date in date.map { (label, $0.dayText ?? $0.text) } }
        met = card.first("X-VITAMINB-MET")?.text
        note = card.note
    }
}
