/// A comment of the interface, as it becomes documentation.
struct Comment {
    /// What it says, without the word in brackets at its end.
    let text: String
    /// The word in brackets at its end.
    let word: String?

    init(_ documentation: String) {
        guard documentation.hasSuffix("]"), let opening = documentation.lastIndex(of: "[") else {
            text = documentation
            word = nil
            return
        }
        word = String(documentation[documentation.index(after: opening)...].dropLast())
        let before = documentation[..<opening]
        text = String(before[..<(before.lastIndex { !$0.isWhitespace }.map(before.index(after:)) ?? before.startIndex)])
    }

    /// The comment's lines, filled up anew to fit behind the indentation.
    func lines(indentation: String) -> [String] {
        let width = 132 - indentation.utf8.count
        return text.split(separator: "\n\n").flatMap { paragraph in
            var lines: [String] = []
            for word in paragraph.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                if let last = lines.last, last.count + 1 + word.count <= width {
                    lines[lines.count - 1] = last + " " + word
                } else {
                    lines.append(String(word))
                }
            }
            return lines.map { indentation + "/// " + $0 }
        }
    }
}
