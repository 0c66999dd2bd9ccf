import VCard

/// Reads a file of one or more vCards, unchanged.
enum CardCollection {
    /// Whether the first non-blank line begins a card.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        let beginning = PlainText.decode(Array(bytes.prefix(4096)))
        return beginning.trimmingBlanks.prefix(11).uppercased() == "BEGIN:VCARD"
    }

    static func read(_ bytes: [UInt8], name: String) -> ContactFile {
        var result = ContactFile(kind: .vCard)
        let utf8 = PlainText.isUTF16(bytes) ? Array(PlainText.decode(bytes).utf8) : Array(PlainText.withoutMark(bytes))
        let file = VCardFile(utf8, name: name)
        for card in file.cards { result.take(card, name: name, line: card.line) }
        // A problem with a card that was read, or skipped as incomplete, is not reported again.
        let told = file.cards.flatMap { card in [card.line] + card.properties.map(\.line) + (card.isComplete ? [] : [card.endLine]) }
        let lines = Set(told)
        for problem in file.problems where !lines.contains(problem.line) {
            result.skip(problem.line, name, "", "expected \(problem.expected)")
        }
        return result
    }
}

extension Card {
    /// The line after its last property.
    fileprivate var endLine: Int { (properties.last?.line ?? line) + 1 }
}
