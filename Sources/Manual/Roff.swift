/// Text in the language of manual pages (mdoc(7), roff(7)).
enum Roff {
    /// Running text: a sentence begins on a line of its own, and an empty line ends a paragraph.
    static func text(_ text: String) -> String {
        let paragraphs = text.split(separator: "\n\n")
        return paragraphs.map { paragraph in
            var lines = [""]
            for word in paragraph.split(whereSeparator: \.isWhitespace) {
                let isBeginning = word.first.map { $0.isUppercase || $0 == "\"" } ?? false
                if isBeginning, let last = lines.last, last.hasSuffix(".") || last.hasSuffix(".)") { lines.append("") }
                lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + self.word(word)
            }
            // A line that begins with one of these would be a request.
            return lines.map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : $0 }.joined(separator: "\n") + "\n"
        }.joined(separator: ".Pp\n")
    }

    /// A heading. groff 1.23 warns of an umlaut in one that is written as itself.
    static func heading(_ text: String) -> String {
        let names: [Character: String] = ["ä": ":a", "ö": ":o", "ü": ":u", "Ä": ":A", "Ö": ":O", "Ü": ":U", "ß": "ss"]
        return escaped(text).map { character in names[character].map { "\\[\($0)]" } ?? String(character) }.joined()
    }

    /// A text that is typed literally, as one argument of a macro.
    static func literal(_ text: some StringProtocol) -> String {
        escaped(text).replacing("-", with: "\\-").replacing("\"", with: "\\(dq").replacing("'", with: "\\(aq")
    }

    /// A word of running text. The hyphen of an option, a date or a name must stay ASCII, so that it can be copied.
    private static func word(_ word: Substring) -> String {
        let isTyped = word.contains { $0.isNumber || "_/=~$[{".contains($0) } || word.drop { "\"'(".contains($0) }.hasPrefix("-")
        let text = isTyped ? escaped(word).replacing("-", with: "\\-") : escaped(word)
        // Prevent hyphenation.
        return word.contains("vitaminb") ? "\\%" + text : text
    }

    private static func escaped(_ text: some StringProtocol) -> String {
        String(text).replacing("\\", with: "\\e").replacing("~", with: "\\(ti").replacing("^", with: "\\(ha").replacing("`", with: "\\(ga")
    }
}
