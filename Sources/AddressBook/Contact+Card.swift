import KeepInTouch
import VCard

extension Contact {
    /// The contact that a card describes, and the card's problems. The contact is nil if the card describes no person.
    static func from(_ card: Card, path: @autoclosure () -> String) -> (contact: Contact?, problems: [CardProblem]) {
        // A group (RFC 6350, section 6.1.4; Apple's name for it in vCard 3.0), company or place is no person.
        if let kind = card.first("KIND") ?? card.first("X-ADDRESSBOOKSERVER-KIND"), kind.text.lowercased() != "individual" {
            return (nil, [])
        }
        var problems: [CardProblem] = []
        var name = bounded(card.displayName)
        let id: ContactID
        if let uid = card.uid {
            guard uid.utf8.count <= CardFile.maximumIDBytes else {
                return (
                    nil,
                    [
                        CardProblem(
                            path(), line: card.line, "the UID is longer than \(CardFile.maximumIDBytes) bytes; give the card a new one")
                    ]
                )
            }
            id = ContactID(rawValue: uid)
            if name.isEmpty {
                problems.append(CardProblem(path(), line: card.line, "the card has no name; give it an FN"))
                name = uid
            }
        } else {
            guard !name.isEmpty else {
                return (nil, [CardProblem(path(), line: card.line, "the card has neither a UID nor a name; give it both")])
            }
            // Some exports leave out the UID. Identify such a card by its name and e-mail address.
            id = ContactID(rawValue: "no-uid-" + String((name + "\n" + (card.emails.first ?? "")).stableHash, radix: 16))
            problems.append(
                CardProblem(
                    path(), line: card.line,
                    "the card has no UID and is known by name and e-mail address until one changes; add UID: and what uuidgen prints"
                ))
        }
        let (groups, isWhole) = groups(of: card)
        if !isWhole {
            problems.append(
                CardProblem(
                    path(), line: card.line, "more than \(CardFile.maximumGroups) groups, or too long ones; only the first count"))
        }
        let contact = Contact(
            id: id, name: name, nickname: card.nicknames.first.map(bounded), groups: groups,
            birthday: card.birthday.flatMap(AnnualDay.init),
            anniversary: card.anniversary.flatMap(AnnualDay.init), organization: card.organization.map(bounded),
            met: card.met)
        return (contact, problems)
    }

    /// Cuts a name to the maximum length, which no real name reaches.
    private static func bounded(_ name: String) -> String {
        // A name has at most as many characters as bytes, and counting bytes is cheap.
        guard name.utf8.count > CardFile.maximumNameCharacters else { return name }
        let text = name.prefix(CardFile.maximumNameCharacters)
        guard text.utf8.count > CardFile.maximumNameBytes else { return String(text) }
        // One character can have any number of combining marks.
        var bytes = 0
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix {
                    bytes += UTF8.width($0)
                    return bytes <= CardFile.maximumNameBytes
                }))
    }

    /// The groups, each once, and whether none was left out.
    private static func groups(of card: Card) -> (groups: [String], isWhole: Bool) {
        var groups: [String] = []
        var bytes = 0
        for group in card.categories.lazy.map(\.folded) where !groups.contains(group) {
            bytes += group.utf8.count
            if groups.count == CardFile.maximumGroups || bytes > CardFile.maximumGroupBytes { return (groups, false) }
            groups.append(group)
        }
        return (groups, true)
    }
}

extension Card {
    /// X-VITAMINB-MET: the day you met, if it is a complete date.
    var met: CivilDate? { first("X-VITAMINB-MET").flatMap { CivilDate(PartialDate($0.text)) } }
}

extension CivilDate {
    /// The day of a date that is complete.
    init?(_ date: PartialDate) {
        guard let year = date.year, let month = date.month, let day = date.day else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension AnnualDay {
    /// The day of a date that names a month and a day.
    init?(_ date: PartialDate) {
        guard let month = date.month, let day = date.day else { return nil }
        self.init(year: date.year, month: month, day: day)
    }
}
