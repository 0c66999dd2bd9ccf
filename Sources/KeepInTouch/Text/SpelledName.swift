extension String {
    /// The words of a name, folded (``folded``), without apostrophes: "Anne-Marie O'Brien" has "anne", "marie" and "obrien".
    var nameWords: [String] { letterWords { $0.folded } }

    /// The same with their accents, for telling "Müller" from "Muller".
    var accentedNameWords: [String] { letterWords { $0.lowercased() } }

    private func letterWords(_ written: (String) -> String) -> [String] {
        let text = written(filter { !"'’ʼ`´".contains($0) })
        return text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// A small word as people type it who have no umlauts on their keyboard: "mueller" for "müller".
    var withUmlautsSpelled: String {
        var text = ""
        for character in self {
            switch character {
            case "ä", "æ": text += "ae"
            case "ö", "ø", "œ": text += "oe"
            case "ü": text += "ue"
            case "å": text += "aa"
            case "ß": text += "ss"
            default: text.append(character)
            }
        }
        return text
    }

    /// A folded word with umlauts written as one letter, however they were spelled: "mueller" and "muller" are the same here, and so are
    /// "soeren" and "soren", "aaberg" and "aberg".
    var withoutUmlautSpelling: String {
        var letters: [UInt8] = []
        for byte in utf8 {
            let isSpelling = byte == UInt8(ascii: "e") && letters.last.map { "aou".utf8.contains($0) } ?? false
            let isDouble = byte == UInt8(ascii: "a") && letters.last == byte
            if !isSpelling, !isDouble { letters.append(byte) }
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
