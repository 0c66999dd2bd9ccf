/// A manual page by hand, in which lines like `.\" INSERT commands` stand for what is said elsewhere.
struct Template {
    private let lines: ArraySlice<Substring>

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }

    /// The page; whoever asks for an unknown insertion is refused.
    func filled(with insertions: [String: String]) throws -> String {
        let mark = ".\\\" INSERT "
        return try lines.map { line in
            guard line.hasPrefix(mark) else { return line + "\n" }
            guard let text = insertions[String(line.dropFirst(mark.count))] else {
                throw ManualError(description: "nothing to insert for \(line)")
            }
            return text
        }.joined()
    }
}
