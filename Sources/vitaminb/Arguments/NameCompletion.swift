import ArgumentParser
import ControlInterface
import KeepInTouch
import Varlink

/// Completes NAME with the names of the daemon's contacts.
enum NameCompletion {
    /// How many names are offered at most.
    private static let bound = 200

    /// For the argument parser: the words of the command line, the cursor's word and its beginning. Offers nothing
    /// if the daemon isn't there, because a message would appear in the middle of the command line.
    static let candidates: @Sendable ([String], Int, String) -> [String] = { words, index, prefix in
        let words = nameWords(words.prefix(index).dropFirst(2))
        // Behind a comma another name begins.
        let typed = Array(words.suffix(from: (words.lastIndex { $0.hasSuffix(",") } ?? -1) + 1))
        let names = (try? names(matching: (typed + [prefix]).joined(separator: " "))) ?? []
        let offered = names.compactMap { completion(of: $0, typed: typed, prefix: prefix) }
        return CompletionShell.requesting == .bash ? offered.map(\.escaped) : offered
    }

    /// The words right before the cursor that belong to a name, not to an option.
    static func nameWords(_ words: some BidirectionalCollection<String>) -> [String] {
        guard let option = words.lastIndex(where: { $0.hasPrefix("-") }) else { return Array(words) }
        let behind = words[words.index(after: option)...]
        return Array(words[option] == "--json" || words[option] == "--" ? behind : behind.dropFirst())
    }

    /// The rest of the name from the typed prefix on, wherever in the name the typed words are.
    static func completion(of name: String, typed: [String], prefix: String) -> String? {
        guard name.unicodeScalars.allSatisfy(\.isHarmless) else { return nil }
        let words = name.split(separator: " ").map(String.init)
        let folded = words.map(\.folded)
        let wanted = typed.map(\.folded)
        let start = words.indices.first { start in
            let place = start + typed.count
            return place < words.endIndex && folded[start..<place].elementsEqual(wanted) && folded[place].hasPrefix(prefix.folded)
        }
        return start.map { words[($0 + typed.count)...].joined(separator: " ") }
    }

    private static func names(matching text: String) throws -> [String] {
        struct Enough: Error {}
        var names: [String] = []
        do {
            try Vitaminbd.connect(timeout: 2).enumerate(Control.ListContacts.self, .init(match: text.isEmpty ? nil : text)) {
                names += $0.contacts.prefix(bound - names.count).map(\.name)
                if names.count == bound { throw Enough() }
            }
        } catch is Enough {}
        return names
    }
}

extension Unicode.Scalar {
    /// Whether a shell takes it for itself, or after a backslash: bash expands what it is offered, command substitutions included. To
    /// Swift some of these and the letter beside them are one character.
    fileprivate var isHarmless: Bool {
        if isASCII { return properties.isAlphabetic || properties.numericType != nil || " -.,'".unicodeScalars.contains(self) }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
            .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        default: return self == "’"
        }
    }
}

extension String {
    /// The text with a backslash before each character that bash would take for the beginning of a quotation.
    fileprivate var escaped: String { String(decoding: utf8.flatMap { $0 == 39 ? [92, 39] : [$0] }, as: UTF8.self) }
}
