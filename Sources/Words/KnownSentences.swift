import Phrases

/// Recognizes the English sentences of a library, so that they can be translated.
package struct KnownSentences: Sendable {
    /// Makes the sentence from the texts in its places.
    package typealias Sentence = @Sendable ([String]) -> Phrase

    private let sentences: [(parts: [Substring], sentence: Sentence)]

    /// If several sentences fit, the first counts. None has more than three places.
    package init(_ sentences: [Sentence]) {
        self.sentences = sentences.map { sentence in
            (sentence(["", "", ""]).id.split(separator: /%\d\$s/, omittingEmptySubsequences: false), sentence)
        }
    }

    /// The sentence that the text is, with `words` applied to the texts in its places; nil if it is none of them.
    package func phrase(for text: Substring, _ words: (String) -> String = { $0 }) -> Phrase? {
        for (parts, sentence) in sentences {
            if let arguments = Self.arguments(of: text, between: parts) { return sentence(arguments.map(words)) }
        }
        return nil
    }

    /// The texts between these parts; nil if the text doesn't have them.
    private static func arguments(of text: Substring, between parts: [Substring]) -> [String]? {
        guard let first = parts.first, text.hasPrefix(first) else { return nil }
        var rest = text.dropFirst(first.count)
        var arguments: [String] = []
        for (index, part) in parts.enumerated().dropFirst() {
            if index == parts.count - 1 {
                guard rest.hasSuffix(part) else { return nil }
                arguments.append(String(rest.dropLast(part.count)))
                rest = ""
            } else {
                guard let range = rest.firstRange(of: part) else { return nil }
                arguments.append(String(rest[..<range.lowerBound]))
                rest = rest[range.upperBound...]
            }
        }
        // Pad to three, so that any sentence can be made of it.
        return rest.isEmpty ? arguments + Array(repeating: "", count: 3 - arguments.count) : nil
    }
}
