/// What a card is the card of, beside a living person.
extension Card {
    /// What it describes (RFC 6350, section 6.1.4), in small letters: `individual`, `group`, `org`, `location`…, and `list` for what mail
    /// programs send one message to. A company is an `org` in Apple's cards, too, and where only the organization has a name.
    package var kind: String {
        if let kind = first("KIND") ?? first("X-ADDRESSBOOKSERVER-KIND") {
            let text = kind.text.trimmed.lowercased()
            if !text.isEmpty, text != "individual" { return text }
        }
        if first("X-ABSHOWAS")?.text.trimmed.lowercased() == "company" { return "org" }
        if first("X-EVOLUTION-LIST")?.text.trimmed.lowercased() == "true" { return "list" }
        return isNamedAfterOrganization ? "org" : "individual"
    }

    /// Whether it has an organization, and no name but that.
    private var isNamedAfterOrganization: Bool {
        guard let organization, formattedName.map({ $0 == organization }) ?? nicknames.isEmpty else { return false }
        return name.map { $0.display.isEmpty } ?? true
    }

    /// The UIDs of a group's members: MEMBER (RFC 6350, section 6.6.5), or Apple's name for it. Not those that are named by an address.
    package var members: [String] { namedMembers.filter { !$0.lowercased().hasPrefix("mailto:") } }

    /// How many of a group's members are named by an address.
    package var addressedMembers: Int { namedMembers.count - members.count }

    private var namedMembers: [String] {
        ["MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"].flatMap { all($0) }.map(\.text.trimmed).filter { !$0.isEmpty }
    }

    /// The date of death, as written: DEATHDATE (RFC 6474), or a date with that label. Nil: the card doesn't say that the person is dead.
    package var death: PartialDate? {
        for name in ["DEATHDATE", "X-DEATHDATE", "X-EVOLUTION-DEATHDATE", "DDAY"] {
            if let property = all(name).first(where: { !$0.text.trimmed.isEmpty }) { return PartialDate(property) }
        }
        return date(labelled: Self.deathLabels.contains)
    }

    /// How Apple's, Google's and people's own dates of death are labelled.
    static let deathLabels: Set<String> = [
        "date of death", "death date", "deathdate", "death", "died", "deceased", "passed away", "date of passing", "died on", "†",
        "gestorben am", "verstorben am", "todestag", "todesdatum", "sterbetag",
        "sterbedatum", "gestorben", "verstorben", "décès", "date de décès", "fallecimiento", "fecha de fallecimiento", "data di morte",
        "overleden", "overlijdensdatum",
    ]
}
