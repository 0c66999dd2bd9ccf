import KeepInTouch
import VCard

extension Contact {
    /// The contact that a card describes, and the card's problems. The contact is nil if the card describes no person.
    package static func from(
        _ card: Card, path: @autoclosure () -> String, by identities: Identities = Identities()
    ) -> (contact: Contact?, problems: [CardProblem]) {
        // A group, a company or a place is no person; ``CardAsides`` keeps those.
        if card.kind != "individual" { return (nil, problem(ofGroup: card, path()).map { [$0] } ?? []) }
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
            // Some exports leave out the UID.
            id = ContactID(name: name, email: card.emails.first, telephone: card.telephones.first)
            problems.append(
                CardProblem(
                    path(), line: card.line,
                    "the card has no UID and is known by its name and first address or number; add UID: and what uuidgen prints"
                ))
        }
        let (groups, isWhole) = groups(of: card)
        if !isWhole {
            problems.append(
                CardProblem(
                    path(), line: card.line, "more than \(CardFile.maximumGroups) groups, or too long ones; only the first count"))
        }
        if let charset = card.unknownCharset {
            problems.append(
                CardProblem(
                    path(), line: card.line, "the character set \"\(bounded(charset))\" is not known; export the card as vCard 3.0"))
        }
        let birthday = card.birthday
        if let calendar = card.birthdayCalendar {
            problems.append(
                CardProblem(
                    path(), line: card.line,
                    "the birthday is in the calendar \"\(bounded(calendar))\", which isn't understood; add BDAY: with the day in ours"))
        } else if let birthday, birthday.isUnreadable {
            problems.append(
                CardProblem(
                    path(), line: card.line,
                    "the birthday \"\(bounded(birthday.text))\" can't be read; write it as year, month and day: 1985-12-31, or --12-31"))
        }
        let (anniversary, dates) = (card.anniversary, card.otherDates)
        let others = (anniversary.map { [("anniversary", $0)] } ?? []) + dates.map { ($0.label, $0.date) }
        if let (label, date) = others.first(where: { $0.1.isUnreadable }) {
            problems.append(
                CardProblem(
                    path(), line: card.line,
                    "the date \"\(bounded(label))\", \"\(bounded(date.text))\", can't be read; write it as year, month and day: 2005-12-31"
                ))
        }
        let contact = Contact(
            id: identities.contact(of: id), name: name, nickname: card.nicknames.first.map(bounded), otherNames: otherNames(of: card),
            groupNames: GroupNames(groups), birthday: birthday.flatMap(AnnualDay.init),
            anniversary: anniversary.flatMap(AnnualDay.init),
            dates: LabelledDay.all(dates.compactMap { date in AnnualDay(date.date).map { (bounded(date.label), $0) } }),
            telephones: Telephones(card.telephones), organization: card.organization.map(bounded),
            met: card.met, died: card.death.map { CivilDate($0)?.description ?? AnnualDay($0)?.description ?? bounded($0.text) })
        return (contact, problems)
    }

    /// Whose address it is, a group card doesn't say.
    private static func problem(ofGroup card: Card, _ path: @autoclosure () -> String) -> CardProblem? {
        let count = card.kind == "group" ? card.addressedMembers : 0
        if count == 0 { return nil }
        let who = count == 1 ? "one member of the group is" : "\(count) members of the group are"
        return CardProblem(path(), line: card.line, "\(who) named by an address alone, and not in it; write MEMBER: and the card's UID")
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

    /// What else names the contact, as far as it fits into the bytes of a name.
    private static func otherNames(of card: Card) -> String? {
        var text = ""
        for name in card.nicknames.dropFirst() + card.phoneticNames + card.emails {
            guard !name.contains("\n"), text.utf8.count + name.utf8.count < CardFile.maximumNameBytes else { continue }
            text += text.isEmpty ? name : "\n" + name
        }
        return text.isEmpty ? nil : text
    }

    /// The groups, each once, and whether none was left out.
    private static func groups(of card: Card) -> (groups: [String], isWhole: Bool) {
        var groups: [String] = []
        var known: Set<String> = []
        var bytes = 0
        for group in card.categories where known.insert(group.folded).inserted {
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

extension PartialDate {
    /// Whether there is something, and nothing of it is understood.
    fileprivate var isUnreadable: Bool { year == nil && month == nil && day == nil && !text.allSatisfy(\.isWhitespace) }
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
        self.init(year: date.knownYear, month: month, day: day)
    }
}
