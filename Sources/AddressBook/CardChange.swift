import KeepInTouch
import VCard

/// A change to a card. Properties that a card has many of are added; others are replaced, or removed if the new text is empty.
package struct CardChange: Equatable, Sendable {
    /// A day that the card gets.
    package enum Day<Value: Equatable & Sendable>: Equatable, Sendable {
        case day(Value)
        /// The card has none any more.
        case nothing
    }

    /// FN, and N made from it. Never empty.
    package var name: String?
    /// EMAIL: added if the card doesn't have it yet.
    package var emails: [String] = []
    /// TEL: added if the card doesn't have it yet.
    package var telephones: [String] = []
    /// BDAY: replaced.
    package var birthday: Day<AnnualDay>?
    /// NICKNAME: replaced.
    package var nickname: String?
    /// ORG: replaced.
    package var organization: String?
    /// NOTE: replaced.
    package var note: String?
    /// X-VITAMINB-MET: replaced.
    package var met: Day<CivilDate>?

    /// A change of nothing.
    package init() {}

    /// Applies the change. Properties that have the new value already stay byte for byte.
    package func apply(to card: inout Card) {
        if let name, name != card.formattedName {
            card.set("FN", to: name)
            if card.first("N") != nil { card.set("N", to: .components(StructuredName.components(of: name))) }
        }
        for email in emails where !card.emails.contains(where: { $0.folded == email.folded }) { card.add("EMAIL", .text(email)) }
        for number in telephones where !card.telephones.contains(number) { card.add("TEL", .text(number)) }
        switch birthday {
        case .day(let birthday): if card.birthday.flatMap(AnnualDay.init) != birthday { Self.set(birthday, in: &card) }
        case .nothing: card.removeAll("BDAY")
        case nil: break
        }
        if let nickname { Self.set("NICKNAME", nickname, .list([nickname]), in: &card) }
        if let organization { Self.set("ORG", organization, .components([[organization]]), in: &card) }
        switch met {
        case .day(let met): if card.met != met { card.set("X-VITAMINB-MET", to: met.description) }
        case .nothing: card.removeAll("X-VITAMINB-MET")
        case nil: break
        }
        if let note { Self.set("NOTE", note, .text(note), in: &card) }
    }

    private static func set(_ name: String, _ text: String, _ value: PropertyValue, in card: inout Card) {
        if text.isEmpty { card.removeAll(name) } else { card.set(name, to: value) }
    }

    private static func set(_ birthday: AnnualDay, in card: inout Card) {
        // vCard 4.0 allows only the basic format (RFC 6350, section 4.3.1).
        let text = birthday.description
        let compact = birthday.year == nil ? "--" + text.filter { $0 != "-" } : text.filter { $0 != "-" }
        let value = PropertyValue.verbatim(card.version == .v4 ? compact : text)
        // Drop the parameters: they say how to read the old date, such as without its year.
        if let old = card.first("BDAY") { card.replace(old, with: value, parameters: []) } else { card.add("BDAY", value) }
    }
}

extension Card {
    /// Adds the contact to a group (CATEGORIES), unless it is in it.
    package mutating func add(group: String) {
        guard !categories.contains(where: { $0.folded == group.folded }) else { return }
        guard let property = first("CATEGORIES") else { return add("CATEGORIES", .list([group])) }
        replace(property, with: .list(property.categories + [group]))
    }

    /// Removes the contact from a group, whatever the case and accents of its name in the card.
    package mutating func remove(group: String) {
        for property in all("CATEGORIES") {
            let rest = property.categories.filter { $0.folded != group.folded }
            if rest.count == property.categories.count { continue }
            if rest.isEmpty { remove(property) } else { replace(property, with: .list(rest)) }
        }
    }
}

extension StructuredName {
    /// N's components for a name to show: the last word is the family name.
    static func components(of name: String) -> [[String]] {
        let words = name.split(separator: " ").map(String.init)
        return [[words.last ?? name], [words.dropLast().joined(separator: " ")], [], [], []]
    }
}
