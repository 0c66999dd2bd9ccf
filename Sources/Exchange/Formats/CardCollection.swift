import VCard

/// Reads a file of one or more vCards, unchanged.
enum CardCollection {
    /// Whether the first non-blank line begins a card.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        let beginning = PlainText.decode(Array(bytes.prefix(4096)))
        return ["BEGIN:VCARD", "BEGIN:VADDRESSBOOK"].contains { beginning.trimmed.uppercased().hasPrefix($0) }
    }

    static func read(_ bytes: [UInt8], name: String) -> ContactFile {
        var result = ContactFile(kind: .vCard)
        let utf8 = PlainText.isUTF16(bytes) ? Array(PlainText.decode(bytes).utf8) : Array(PlainText.withoutMark(bytes))
        let file = VCardFile(utf8, name: name)
        let groups = groups(of: file.cards)
        for card in file.cards {
            var card = card
            card.add(groups: card.uid.flatMap { groups[normalized($0)] } ?? [])
            result.take(card, name: name, line: card.line)
        }
        // A problem with a card that was read, or skipped as incomplete, is not reported again.
        var rest = file.cards[...]
        for problem in file.problems {
            rest = rest.drop { $0.endLine < problem.line }
            if let card = rest.first, card.line <= problem.line { continue }
            result.skip(problem.line, name, "", "expected \(problem.expected)")
        }
        return result
    }
}

extension CardCollection {
    /// The groups that group cards put each UID into: an import keeps them as CATEGORIES, since it takes no card that is no person's.
    private static func groups(of cards: [Card]) -> [String: [String]] {
        var groups: [String: [String]] = [:]
        for card in cards where card.kind == "group" && !card.displayName.isEmpty {
            for member in card.members { groups[normalized(member), default: []].append(card.displayName) }
        }
        return groups
    }

    private static func normalized(_ uid: String) -> String {
        let uid = uid.lowercased()
        return uid.hasPrefix("urn:uuid:") ? String(uid.dropFirst(9)) : uid
    }
}

extension Card {
    /// Adds those groups that it isn't in.
    mutating func add(groups: [String]) {
        let known = Set(categories.map { $0.lowercased() })
        let missing = groups.filter { !known.contains($0.lowercased()) }
        if missing.isEmpty { return }
        if let property = first("CATEGORIES") {
            replace(property, with: .list(property.categories + missing))
        } else {
            add("CATEGORIES", .list(missing))
        }
    }

    /// The line after its last property.
    fileprivate var endLine: Int { (properties.last?.line ?? line) + 1 }
}
