@testable import VCard

/// What holds of every card, whatever its bytes: the tests ask it of generated files, Tests/Fuzz of a fuzzer's.
enum CardInvariants {
    /// The invariant that a replacement breaks, if any.
    static func failureOfReplacing(_ property: Property, in card: Card, with value: String) -> String? {
        guard case .read(let source, let lines) = card.content else { return "the card was edited before" }
        let index = card.properties.firstIndex { $0.at.start == property.at.start } ?? 0
        let first = source.lines[Int(lines.lowerBound)].startOffset
        let before = Array(source.bytes[first..<source.lines[Int(lines.upperBound) - 1].endOffset])
        var edited = card
        edited.replace(property, with: .text(value))
        guard case .edited(let all, _) = edited.content else { return property.text == value ? nil : "nothing was changed" }
        let written = Array(all[index - Int(lines.lowerBound)].bytes)
        let expected = before[..<(property.at.startOffset - first)] + written + before[(property.at.endOffset - first)...]
        let after = Array(all.map(\.bytes).joined())
        guard after == Array(expected) else { return "other bytes were changed" }
        guard let reread = VCardFile(after, name: "edited").cards.first else { return "the edited card can't be read" }
        guard let line = reread.properties.first(where: { $0.at.startOffset == property.at.startOffset - first }) else {
            return "the property is gone"
        }
        guard line.text == normalized(value) else { return "wrote \(value.debugDescription), read \(line.text.debugDescription)" }
        guard line.name == property.name, line.group == property.group else { return "the name changed" }
        // A name can't be folded.
        let bound = max(76, 1 + (written.firstIndex { $0 == Ascii.semicolon || $0 == Ascii.colon } ?? 0))
        let tooLong = written.split(whereSeparator: Ascii.isLineEnd).contains { $0.count > bound }
        return tooLong && card.version != .v2 ? "a line is longer than 75 octets" : nil
    }

    /// Every line break as one LF, which is all that a value can hold.
    private static func normalized(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar != "\n" || previous != "\r" { result.append(scalar == "\r" ? "\n" : scalar) }
            previous = scalar
        }
        return String(result)
    }

    /// Reads every view.
    static func readEverything(_ card: Card) {
        for property in card.properties {
            _ = (property.text, property.list, property.fields, property.components, property.data, property.parameters)
            _ = (property.group, property.types, property.preference, property.rawValue, property.line, card.label(of: property))
        }
        _ = (card.displayName, card.name, card.nicknames, card.emails, card.telephones)
        _ = (card.categories, card.organization, card.title, card.note, card.uid, card.version)
        _ = (card.birthday, card.anniversary, card.line)
    }
}
