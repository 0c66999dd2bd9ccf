@_spi(_Unicode) import Swift

/// Names as people are told apart by them.
package enum PersonName {
    /// Whether two names may be of one person, so that a common address says that they are: "Ada Lovelace" and "Lovelace, Ada", "A. King"
    /// and "Ada". Two members of a family, with the same last name and each with a first one, are not.
    package static func mayBeOfOne(_ name: String, _ other: String) -> Bool {
        let (words, others) = (words(name), words(other))
        guard let given = words.first, let otherGiven = others.first else { return true }
        return words.contains { begins($0, otherGiven) } || others.contains { begins($0, given) }
    }

    /// Whether one is the other, or its initial or beginning.
    private static func begins(_ word: String, _ other: String) -> Bool { word.hasPrefix(other) || other.hasPrefix(word) }

    /// The words without accents, the given name first. An address or a number is no name.
    private static func words(_ name: String) -> [String] {
        if name.contains("@") || !name.contains(where: \.isLetter) { return [] }
        let parts = name.split(separator: ",", maxSplits: 1).reversed().joined(separator: " ")
        var plain = String.UnicodeScalarView()
        for scalar in parts.lowercased()._nfd where scalar.properties.canonicalCombiningClass == .notReordered { plain.append(scalar) }
        return String(plain).split { !$0.isLetter }.map(String.init).filter { !titles.contains($0) }
    }

    /// Whether it is written in Chinese, Japanese or Korean letters, where the family name comes first.
    package static func isEastAsian(_ name: String) -> Bool {
        let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }
        return !letters.isEmpty
            && letters.allSatisfy { scalar in
                // Kana, the Chinese characters, and Hangul.
                [0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF]
                    .contains { $0.contains(Int(scalar.value)) } || scalar.value == 0x3005
            }
    }

    private static let titles: Set = ["dr", "prof", "mr", "mrs", "ms", "herr", "frau", "fam", "family", "familie"]
}
