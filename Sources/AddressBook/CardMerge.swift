import KeepInTouch
import VCard

/// Merges two cards of one person: the resulting card, and the outcome for each value.
///
/// Properties that a card has many of are added; for the others the card that stays keeps its own value. Its lines stay byte for byte.
/// Added lines do, too, if both cards have the same version and encoding. Merging the same cards again changes nothing.
package struct CardMerge {
    /// What happens to a value.
    package enum Outcome: String, Sendable {
        /// Only the card that stays has it.
        case stays
        /// Both cards have it, perhaps written differently.
        case same
        /// The other card has it, and it is added.
        case added
        /// The other card has it, and it is not added.
        case left
    }

    /// One value of a property, as text to show.
    package struct Field: Equatable, Sendable {
        /// The property's name in capital letters; ANNIVERSARY also for the older names.
        package let property: String
        /// The value in the card that stays; nil if it has none.
        package let contact: String?
        /// The value in the other card; nil if it has none.
        package let other: String?
        /// What happens to it.
        package let outcome: Outcome
    }

    /// More than any person's card has.
    static let maximumFields = 500

    /// The card that stays, with the values that were added.
    package private(set) var card: Card
    /// First the name, then addresses and numbers, then the rest in the cards' order. At most ``maximumFields`` and one more.
    package private(set) var fields: [Field] = []
    /// The names here of the other card's groups (as in `item1.EMAIL`).
    private var groups: [String: String] = [:]
    private let other: Card

    /// Merges `other` into `card`. `groups` are those that other cards put the other contact into.
    package init(_ other: Card, into card: Card, groups: [String] = []) {
        self.card = card
        self.other = other
        guard card.properties.count <= Self.maximumFields, other.properties.count <= Self.maximumFields else {
            fields = Array(repeating: Field(property: "", contact: nil, other: nil, outcome: .left), count: Self.maximumFields + 1)
            return
        }
        let mine = MergeValue.byKind(in: card)
        let theirs = MergeValue.byKind(in: other)
        var kinds: [String] = MergeValue.firstKinds
        for value in MergeValue.all(in: card) + MergeValue.all(in: other) where !kinds.contains(value.kind) { kinds.append(value.kind) }
        for kind in kinds {
            let (mine, theirs) = (mine[kind] ?? [], theirs[kind] ?? [])
            switch kind {
            case "NOTE": mergeNotes(mine, theirs)
            case "CATEGORIES", "NICKNAME": mergeLists(kind, mine, theirs)
            default: merge(kind, mine, theirs, isSingle: MergeValue.singleKinds.contains(kind))
            }
        }
        for group in groups where !self.card.categories.contains(where: { $0.folded == group.folded }) {
            self.card.add(group: group)
            note("CATEGORIES", nil, group, .added)
        }
    }

    private mutating func merge(_ kind: String, _ mine: [MergeValue], _ theirs: [MergeValue], isSingle: Bool) {
        let partners = theirs.map { value in mine.firstIndex { $0.isSame(as: value) } }
        // Show two different values of a single property side by side.
        let differs = isSingle && partners.contains(nil)
        for (index, value) in mine.enumerated() {
            if let partner = partners.firstIndex(of: index) {
                note(kind, value.text, theirs[partner].text, .same)
            } else if !(differs && index == 0) {
                note(kind, value.text, nil, .stays)
            }
        }
        var added: [MergeValue] = []
        for (value, partner) in zip(theirs, partners) where partner == nil {
            if isSingle, let first = mine.first {
                note(kind, first.text, value.text, .left)
            } else if !added.contains(where: { $0.isSame(as: value) }) {
                added.append(value)
                note(kind, nil, value.text, add(value) ? .added : .left)
            }
        }
    }

    /// CATEGORIES and NICKNAME: missing values go to the first line, because many programs read only that.
    private mutating func mergeLists(_ kind: String, _ mine: [MergeValue], _ theirs: [MergeValue]) {
        let names = theirs.flatMap(\.property.list)
        var known: Set<String> = []
        for name in mine.flatMap(\.property.list) where known.insert(name.folded).inserted {
            let partner = names.first { $0.folded == name.folded }
            note(kind, name, partner, partner == nil ? .stays : .same)
        }
        let missing = names.filter { known.insert($0.folded).inserted }
        for name in missing { note(kind, nil, name, .added) }
        if let first = mine.first?.property {
            if !missing.isEmpty { card.replace(first, with: .list(first.list + missing)) }
        } else {
            for value in theirs { _ = add(value) }
        }
    }

    /// Appends the other card's note to this one's.
    private mutating func mergeNotes(_ mine: [MergeValue], _ theirs: [MergeValue]) {
        let texts = mine.map(\.note)
        func has(_ note: String) -> Bool { texts.contains { "\n\($0)\n".contains("\n\(note)\n") } }
        for value in mine {
            let partner = theirs.first { "\n\(value.note)\n".contains("\n\($0.note)\n") }
            note("NOTE", value.text, partner?.text, partner == nil ? .stays : .same)
        }
        var missing: [MergeValue] = []
        for value in theirs where !has(value.note) && !missing.contains(where: { $0.note == value.note }) { missing.append(value) }
        for value in missing { note("NOTE", nil, value.text, .added) }
        guard !missing.isEmpty else { return }
        if let first = mine.first {
            card.replace(first.property, with: .text(([first.note] + missing.map(\.note)).joined(separator: "\n\n")))
        } else {
            for value in missing { _ = add(value) }
        }
    }

    /// Adds a line of the other card with its label. False if this card's version can't express it.
    private mutating func add(_ value: MergeValue) -> Bool {
        let group = value.property.group.map { name(of: $0) }
        guard card.add(value.property, of: other, group: group) else { return false }
        // Remove blank lines, because many programs read only the first line.
        for blank in card.all(value.property.name) where MergeValue.isBlank(blank) { card.remove(blank) }
        guard let group else { return true }
        let former = value.property.group?.lowercased()
        for label in other.properties where MergeValue.isLabel(label) && label.group?.lowercased() == former {
            let isThere = card.properties.contains { $0.group?.lowercased() == group.lowercased() && $0.isNamed(label.name) }
            if !isThere { _ = card.add(label, of: other, group: group) }
        }
        return true
    }

    /// The name here of a group of the other card: the same, or a free one.
    private mutating func name(of group: String) -> String {
        if let known = groups[group.lowercased()] { return known }
        let taken = Set(card.properties.compactMap { $0.group?.lowercased() } + groups.values.map { $0.lowercased() })
        var name = group
        var number = 1
        while taken.contains(name.lowercased()) {
            name = "item\(number)"
            number += 1
        }
        groups[group.lowercased()] = name
        return name
    }

    private mutating func note(_ kind: String, _ contact: String?, _ other: String?, _ outcome: Outcome) {
        guard fields.count <= Self.maximumFields else { return }
        fields.append(Field(property: kind, contact: contact, other: other, outcome: outcome))
    }
}
