extension Card {
    /// FN, the most preferred one; nil if it is missing or blank.
    package var formattedName: String? { text("FN") }

    /// N. In vCard 2.1 a comma is text, later it separates.
    package var name: StructuredName? {
        first("N").map { StructuredName(components: version == .v2 ? $0.fields.map { [$0] } : $0.components) }
    }

    /// NICKNAME, and Android's nicknames.
    package var nicknames: [String] {
        list("NICKNAME") + androidRows("nickname").compactMap { $0.count > 1 && !$0[1].isEmpty ? $0[1] : nil }
    }

    /// How the name is pronounced, or sorted where that is the same: X-PHONETIC-FIRST-NAME and its like, SORT-STRING (RFC 2426), and
    /// SORT-AS (RFC 6350, section 5.9).
    package var phoneticNames: [String] {
        let sorted = version == .v4 ? first("N")?.parameters.first { $0.name.lowercased() == "sort-as" }?.values ?? [] : []
        return ["X-PHONETIC-FIRST-NAME", "X-PHONETIC-MIDDLE-NAME", "X-PHONETIC-LAST-NAME", "SORT-STRING"].compactMap(text) + sorted
    }

    /// EMAIL, the most preferred first.
    package var emails: [String] { texts("EMAIL").map { Self.without(scheme: "mailto:", $0) } }

    /// TEL's numbers, the most preferred first.
    package var telephones: [String] { texts("TEL").map { Self.without(scheme: "tel:", $0) }.filter { !$0.isEmpty } }

    /// CATEGORIES, without those that Google gives to everybody and to its stars.
    package var categories: [String] {
        let properties = names.mayRepeat("CATEGORIES") ? all("CATEGORIES") : first("CATEGORIES").map { [$0] } ?? []
        return properties.flatMap(\.categories).filter { !Self.googlesOwn.contains($0) }
    }

    private static let googlesOwn: Set = ["myContacts", "starred"]

    /// ORG: the first of the organization and its units that isn't blank.
    package var organization: String? { organizationProperty?.firstField }

    private var organizationProperty: Property? { names.mayRepeat("ORG") ? preferred("ORG").first : first("ORG") }

    /// TITLE: the position or job.
    package var title: String? { text("TITLE") }

    /// NOTE, the first that isn't blank.
    package var note: String? { text("NOTE") }

    /// UID as written.
    package var uid: String? { text("UID") }

    /// BDAY: of several the first that names a day, else the first that isn't blank; without any, Android's.
    package var birthday: PartialDate? {
        guard names.mayRepeat("BDAY") else {
            return first("BDAY").map { PartialDate($0) } ?? androidEvents.first { $0.kind == .birthday }?.date
        }
        let dates = all("BDAY").map { PartialDate($0) }
        return dates.first { $0.month != nil && $0.day != nil } ?? dates.first { !$0.text.trimmed.isEmpty } ?? dates.first
    }

    /// What programs call it that have no ANNIVERSARY: Android's and others', Evolution's, KAddressBook's and Exchange's.
    static let anniversaryNames = [
        "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY", "X-MS-ANNIVERSARY",
    ]

    /// ANNIVERSARY, or a date so labelled, or the names that other programs use.
    package var anniversary: PartialDate? {
        if let property = first("ANNIVERSARY") { return PartialDate(property) }
        if let date = date(labelled: Self.anniversaryLabels.contains) { return date }
        if let event = androidEvents.first(where: { $0.kind == .anniversary }) { return event.date }
        return Self.anniversaryNames.lazy.compactMap { first($0) }.first.map { PartialDate($0) }
    }

    /// The name to show: FN, else N, ORG, NICKNAME, EMAIL or TEL; empty if the card has none of them.
    package var displayName: String {
        if let formattedName { return formattedName }
        let made = [name?.display, organizationProperty?.fields.first?.trimmed, nicknames.first, emails.first, telephones.first]
        return made.compactMap { $0 }.first { !$0.isEmpty } ?? ""
    }

    /// The label of a property: X-ABLABEL of its group, without Apple's `_$!<` and `>!$_`.
    package func label(of property: Property) -> String? {
        property.group.flatMap { labels[$0.lowercased()] }
    }

    /// The label of each group, by the group's name in lower case.
    private var labels: [String: String] {
        var labels: [String: String] = [:]
        for property in all("X-ABLABEL") {
            guard let group = property.group?.lowercased(), labels[group] == nil else { continue }
            let label = property.text.trimmed
            let isApples = label.hasPrefix("_$!<") && label.hasSuffix(">!$_") && label.utf8.count >= 8
            labels[group] = isApples ? String(label.dropFirst(4).dropLast(4)) : label
        }
        return labels
    }

    /// The values of all properties with this name, which are lists.
    private func list(_ name: String) -> [String] {
        names.mayRepeat(name) ? all(name).flatMap(\.list) : first(name)?.list ?? []
    }

    private func preferred(_ name: String) -> [Property] {
        let found = all(name)
        guard found.count > 1 else { return found }
        return found.map { ($0.preference ?? .max, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// The most preferred text that isn't blank.
    private func text(_ name: String) -> String? {
        guard names.mayContain(name) else { return nil }
        let properties = properties
        guard let index = properties.index(of: name, from: properties.startIndex) else { return nil }
        let isAlone = !names.mayRepeat(name) || properties.index(of: name, from: index + 1) == nil
        guard isAlone else { return texts(name).first }
        let text = properties[index].text.trimmed
        return text.isEmpty ? nil : text
    }

    private func texts(_ name: String) -> [String] {
        preferred(name).map(\.text.trimmed).filter { !$0.isEmpty }
    }

    private static func without(scheme: String, _ uri: String) -> String {
        let hasScheme = Ascii.equal(uri.utf8.prefix(scheme.utf8.count), scheme)
        return hasScheme ? String(uri.dropFirst(scheme.count)) : uri
    }
}
