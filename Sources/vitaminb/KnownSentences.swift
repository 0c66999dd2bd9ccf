import KeepInTouch
import Phrases

/// Recognizes the English sentences of a library, so that they can be translated.
struct KnownSentences: Sendable {
    /// A sentence, with what stands in its places.
    typealias Sentence = @Sendable ([String]) -> Phrase

    private let sentences: [(parts: [Substring], sentence: Sentence)]

    /// Of two sentences that fit the first is meant. None has more than three places.
    init(_ sentences: [Sentence]) {
        self.sentences = sentences.map { sentence in
            (sentence(["", "", ""]).id.split(separator: /%\d\$s/, omittingEmptySubsequences: false), sentence)
        }
    }

    /// The sentence that the text is, with what `words` makes of what stands in its places; nil: it is none of them.
    func phrase(for text: Substring, _ words: (String) -> String = { $0 }) -> Phrase? {
        for (parts, sentence) in sentences {
            if let arguments = Self.arguments(of: text, between: parts) { return sentence(arguments.map(words)) }
        }
        return nil
    }

    /// What stands in the places of a text that has these parts; nil: it is another one.
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
        // All of them have as many places as the longest, so that a sentence can be asked for what it is made of.
        return rest.isEmpty ? arguments + Array(repeating: "", count: 3 - arguments.count) : nil
    }
}
