/// A hand-written manual page with lines like `.\" INSERT commands`, which are replaced by generated text.
struct Template {
    private let lines: ArraySlice<Substring>

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }

    /// The page with the insertions in place; throws for an unknown one.
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
