import KeepInTouch
import VCard

/// One property of a card to be merged: its kind, how it is compared, and how it is shown.
struct MergeValue {
    let property: Property
    /// The property's name in capital letters; ANNIVERSARY also for the older names of that.
    let kind: String
    /// Two values of one kind are the same if their keys are equal.
    private let key: String
    /// Whether the card is vCard 2.1, where a comma in a component is text.
    private let isOld: Bool

    /// The kinds that are shown first, in this order.
    static let firstKinds = [
        "FN", "N", "NICKNAME", "EMAIL", "TEL", "IMPP", "ADR", "ORG", "TITLE", "CATEGORIES", "BDAY", "ANNIVERSARY", "NOTE", "URL",
    ]
    /// The kinds of which a card has one value.
    static let singleKinds: Set = [
        "FN", "N", "BDAY", "ANNIVERSARY", "DEATHDATE", "BIRTHPLACE", "DEATHPLACE", "GENDER", "ORG", "TITLE", "ROLE", "PHOTO", "LOGO",
        "SOUND",
        "MAILER", "TZ", "GEO", "CLASS", "SORT-STRING", "AGENT", "X-GENDER", "X-EVOLUTION-FILE-AS", "X-ABSHOWAS", "X-VITAMINB-MET",
    ]
    /// The kinds that describe the card and not the person: they are not merged.
    private static let ownKinds: Set = [
        "BEGIN", "END", "VERSION", "UID", "REV", "PRODID", "CLIENTPIDMAP", "KIND", "X-ADDRESSBOOKSERVER-KIND", "PROFILE", "NAME", "SOURCE",
        "CREATED",
    ]
    /// The longest text to show, in Unicode scalars.
    private static let maximumText = 160

    /// Nil for lines that do not describe the person, and for those without a value.
    private init?(_ property: Property, in card: Card) {
        let name = property.name.uppercased()
        guard !name.isEmpty, !Self.ownKinds.contains(name), !Self.isLabel(property), !Self.isBlank(property) else { return nil }
        let label = property.group == nil ? nil : card.label(of: property)?.lowercased()
        let isAnniversary = name == "X-ANNIVERSARY" || name == "X-EVOLUTION-ANNIVERSARY" || name == "X-ABDATE" && label == "anniversary"
        let kind = isAnniversary ? "ANNIVERSARY" : name
        self.property = property
        self.kind = kind
        isOld = card.version == .v2
        key = Self.key(of: property, kind, isOld) + (kind.hasPrefix("X-") ? "\n\(label ?? "")" : "")
    }

    /// All values of a card that can be merged, in its order.
    static func all(in card: Card) -> [MergeValue] { card.properties.compactMap { MergeValue($0, in: card) } }

    /// All values of a card that can be merged, by kind.
    static func byKind(in card: Card) -> [String: [MergeValue]] { Dictionary(grouping: all(in: card), by: \.kind) }

    /// Whether it belongs to the other lines of its group: a label or a country, as Apple writes them.
    static func isLabel(_ property: Property) -> Bool {
        property.group != nil && (property.isNamed("X-ABLABEL") || property.isNamed("X-ABADR"))
    }

    static func isBlank(_ property: Property) -> Bool { property.text.allSatisfy { $0.isWhitespace || $0 == ";" || $0 == "," } }

    func isSame(as other: MergeValue) -> Bool {
        if kind == "TEL", let number = PhoneNumber(key), let another = PhoneNumber(other.key) {
            // Numbers with different extensions (RFC 3966) differ.
            return number.isSame(as: another) && key.drop { $0 != ";" } == other.key.drop { $0 != ";" }
        }
        return key == other.key
    }

    /// The text without surrounding white space.
    var note: String { property.text.withoutOuterSpace }

    /// The value as text to show.
    var text: String {
        if let data = property.data { return "\(data.count) bytes" }
        let text =
            switch kind {
            case "N": StructuredName(components: Self.components(property, isOld)).display
            case "ADR", "ORG", "GENDER": property.fields.map(\.withoutOuterSpace).filter { !$0.isEmpty }.joined(separator: ", ")
            case "TEL": note.without(prefix: "tel:")
            case "BDAY", "ANNIVERSARY": AnnualDay(Self.date(property))?.description ?? note
            default: note
            }
        guard text.unicodeScalars.count > Self.maximumText else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.maximumText - 1))) + "…"
    }
}

extension MergeValue {
    /// The key of a value: independent of how the value is written.
    private static func key(of property: Property, _ kind: String, _ isOld: Bool) -> String {
        // Size and hash suffice to tell two pictures apart.
        if let data = property.data { return "\(data.count) \(data.hashValue)" }
        let text = property.text.withoutOuterSpace
        switch kind {
        case "EMAIL": return text.lowercased().without(prefix: "mailto:")
        case "TEL": return text.lowercased().without(prefix: "tel:")
        case "IMPP": return text.lowercased()
        case "URL": return address(text)
        case "N": return joined(components(property, isOld))
        case "ADR": return joined(components(property, isOld)).folded
        case "ORG": return joined(property.fields.map { [$0] })
        case "BDAY", "ANNIVERSARY", "DEATHDATE":
            let date = date(property)
            let parts = [date.year, date.month, date.day].map { $0.map { "\($0)" } ?? "" }
            return parts == ["", "", ""] ? text : parts.joined(separator: "-") + "T" + (date.time ?? "").filter { $0 != ":" }
        default: return text
        }
    }

    /// Joins components, without empty ones at the end, which some programs leave out.
    private static func joined(_ components: [[String]]) -> String {
        var parts = components.map { $0.map(\.withoutOuterSpace).joined(separator: "\u{1F}") }
        while parts.last?.isEmpty == true { parts.removeLast() }
        return parts.joined(separator: "\u{1E}")
    }

    private static func components(_ property: Property, _ isOld: Bool) -> [[String]] {
        isOld ? property.fields.map { [$0] } : property.components
    }

    private static func date(_ property: Property) -> PartialDate {
        PartialDate(property.text, omittedYear: property.parameter("X-APPLE-OMIT-YEAR").first.flatMap { Int($0) })
    }

    /// A URL with scheme and host in lower case, because these ignore case (RFC 3986, section 6.2.2.1), and without a slash at the end.
    private static func address(_ text: String) -> String {
        let text = text.hasSuffix("/") ? text.dropLast() : text[...]
        let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count > 2, parts[0].hasSuffix(":"), parts[1].isEmpty else { return String(text) }
        return parts[..<3].joined(separator: "/").lowercased() + (parts.count > 3 ? "/" + parts[3] : "")
    }
}

extension String {
    fileprivate var withoutOuterSpace: String {
        var part = self[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }

    fileprivate func without(prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}
