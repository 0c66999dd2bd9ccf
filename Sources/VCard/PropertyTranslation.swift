/// Translates a property's value and parameters to another version of vCard.
struct PropertyTranslation {
    private(set) var value: PropertyValue
    private(set) var parameters: [Parameter]

    private static let dates = ["BDAY", "ANNIVERSARY", "DEATHDATE", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-ABDATE"]
    private static let texts = ["FN", "EMAIL", "NOTE", "TITLE", "ROLE", "MAILER", "TZ", "LABEL", "SORT-STRING", "CLASS", "X-ABLABEL"]
    private static let media = ["PHOTO": "image", "LOGO": "image", "SOUND": "audio"]
    /// The parameters that are rewritten because their meaning depends on the version.
    private static let rewritten = ["CHARSET", "ENCODING", "TYPE", "PREF", "VALUE", "X-APPLE-OMIT-YEAR"]

    /// Nil if the new version can't express it, or the old value does not determine how.
    init?(_ property: Property, from old: VCardVersion, to new: VCardVersion) {
        let name = property.name.uppercased()
        // Any other name would be changed when it is written.
        guard property.name.utf8.allSatisfy({ Ascii.isLetterOrDigit($0) || $0 == 45 }) else { return nil }
        var types = property.types.filter { $0 != "pref" && !(new == .v4 && $0 == "internet") }
        var valueType = property.parameter("VALUE").first?.lowercased()
        var isBinary = false
        let isURI = valueType == "uri" || valueType == "url"
        switch name {
        case "AGENT": return nil
        case _ where property.data != nil:
            guard let (binary, subtype) = Self.binary(property, name, types, to: new) else { return nil }
            (value, types, valueType) = (binary, subtype.map { [$0] } ?? [], nil)
            isBinary = true
        case _ where Self.media[name] != nil || name == "KEY" && isURI:
            value = .verbatim(property.text)
            if new == .v4 { types = [] }
            valueType = new == .v4 ? nil : new == .v3 ? "uri" : "URL"
        case _ where Self.dates.contains(name):
            let date = PartialDate(property)
            let text = date.written(for: new)
            value = .text(text ?? property.text)
            valueType = text == nil && new == .v4 ? "text" : nil
        case "N", "ADR": value = .components(old == .v2 ? property.fields.map { [$0] } : property.components)
        case "ORG": value = .components(property.fields.map { [$0] })
        case "CATEGORIES", "NICKNAME": value = .list(property.list)
        case "GEO":
            guard let place = Self.place(property, from: old, to: new) else { return nil }
            (value, valueType) = (place, nil)
        case "TEL":
            let text = property.text
            value = .text(Ascii.equal(text.utf8.prefix(4), "tel:") ? String(text.dropFirst(4)) : text)
            valueType = nil
        case _ where isURI || name == "URL" || name == "IMPP": value = .verbatim(property.text)
        case _ where Self.texts.contains(name) || !property.isPlain: value = .text(property.text)
        default: value = .verbatim(String(decoding: property.unfoldedValue, as: UTF8.self))
        }
        if new == .v2, Self.media[name] == nil { valueType = nil }
        let preference = property.preference
        if preference == 1, new != .v4 { types.append("pref") }
        parameters = property.parameters.filter { !Self.rewritten.contains($0.name.uppercased()) }
        if isBinary, new == .v3 { parameters.append(Parameter("ENCODING", "b")) }
        // vCard 2.1 has no lists in parameters.
        if !types.isEmpty { parameters += new == .v2 ? types.map { Parameter("TYPE", $0) } : [Parameter("TYPE", types)] }
        if let preference, new == .v4 { parameters.append(Parameter("PREF", "\(preference)")) }
        if let valueType { parameters.append(Parameter("VALUE", valueType)) }
    }

    /// A picture or a sound. vCard 2.1 is not supported: there it has to end with a blank line.
    private static func binary(
        _ property: Property, _ name: String, _ types: [String], to new: VCardVersion
    ) -> (value: PropertyValue, type: String?)? {
        guard let medium = media[name], new != .v2 else { return nil }
        var digits = property.unfoldedValue
        var type = types.first
        if Ascii.equal(digits.prefix(5), "data:"), let comma = digits.firstIndex(of: Ascii.comma) {
            let mediaType = String(decoding: digits[..<comma].dropFirst(5).prefix { $0 != Ascii.semicolon }, as: UTF8.self)
            type = mediaType.split(separator: "/").last.map(String.init)
            digits = digits[(comma + 1)...]
        }
        let text = String(decoding: digits.filter(Base64.isDigit), as: UTF8.self)
        guard new == .v4 else { return (.verbatim(text), type) }
        return (.verbatim("data:\(medium)/\(type ?? "*");base64,\(text)"), nil)
    }

    /// GEO: two numbers, or a URI (RFC 2426, section 3.4.2; RFC 5870). vCard 2.1 does not define the order of the numbers.
    private static func place(_ property: Property, from old: VCardVersion, to new: VCardVersion) -> PropertyValue? {
        switch (old, new) {
        case (.v3, .v4):
            let numbers = property.fields.map(\.trimmed)
            return numbers.count == 2 ? .verbatim("geo:\(numbers[0]),\(numbers[1])") : nil
        case (.v4, .v3):
            let text = property.text
            guard Ascii.equal(text.utf8.prefix(4), "geo:") else { return nil }
            let numbers = text.dropFirst(4).prefix { $0 != ";" }.split(separator: ",")
            return numbers.count >= 2 ? .verbatim("\(numbers[0]);\(numbers[1])") : nil
        default: return old == new ? .verbatim(property.text) : nil
        }
    }
}

extension Property {
    /// Whether the value's bytes are not encoded, and UTF-8.
    fileprivate var isPlain: Bool {
        at.traits.isDisjoint(with: [.charset, .quotedPrintable]) && (try? UTF8Span(validating: unfoldedValue.span)) != nil
    }
}

extension PartialDate {
    /// The date in the format of a version: vCard 4.0 has only ISO 8601's basic format (RFC 6350, section 4.3). Nil for free text.
    fileprivate func written(for version: VCardVersion) -> String? {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        let (year, month, day) = (year.map { padded($0, 4) }, month.map { padded($0, 2) }, day.map { padded($0, 2) })
        let gap = version == .v4 ? "" : "-"
        let date: String
        switch (year, month, day) {
        case (let year?, let month?, let day?): date = year + gap + month + gap + day
        case (let year?, let month?, nil): date = year + "-" + month
        case (let year?, nil, _): date = year
        case (nil, let month?, let day?): date = "--" + month + gap + day
        case (nil, let month?, nil): date = "--" + month
        case (nil, nil, let day?): date = "---" + day
        case (nil, nil, nil): return nil
        }
        return date + (time.map { "T" + (version == .v4 ? $0.filter { $0 != ":" } : $0) } ?? "")
    }
}
