/// A hand-written manual page with lines like `.\" INSERT commands`, which are replaced by generated text.
struct Template {
    private let lines: ArraySlice<Substring>

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }

    /// The page with these insertions in place; what it asks for besides stays to be inserted.
    func filled(with insertions: [String: String]) -> String {
        lines.map { line in
            guard line.hasPrefix(Self.mark) else { return line + "\n" }
            return insertions[String(line.dropFirst(Self.mark.count))] ?? line + "\n"
        }.joined()
    }

    /// The page with all insertions in place; throws where one is unknown.
    func complete(with insertions: [String: String]) throws -> String {
        let page = filled(with: insertions)
        if let left = page.split(separator: "\n").first(where: { $0.hasPrefix(Self.mark) }) {
            throw ManualError(description: "nothing to insert for \(left)")
        }
        return page
    }

    private static let mark = ".\\\" INSERT "
}
