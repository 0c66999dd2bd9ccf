/// Texts in the cells of a table, which spreadsheets take for formulas if they begin so.
///
/// An apostrophe before it makes it a text in every spreadsheet (OWASP, "CSV Injection"), and is taken off by reading. A date without a
/// year gets the space that Google puts there, and telephone numbers stay as they are: other programs read them.
enum SpreadsheetText {
    private static let beginnings = "=+-@\t\r".unicodeScalars

    /// The text as a cell has it.
    static func guarded(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, beginnings.contains(first) else { return text }
        if text.hasPrefix("--"), text.dropFirst(2).allSatisfy({ $0.isASCII && $0.isNumber || $0 == "-" }) { return " " + text }
        if first == "+", text.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber || " ()/.-:+".contains($0) }) { return text }
        return "'" + text
    }

    /// The text that a cell means.
    static func plain(_ cell: String) -> String {
        let scalars = cell.unicodeScalars
        guard scalars.first == "'", let next = scalars.dropFirst().first, beginnings.contains(next) else { return cell }
        return String(scalars.dropFirst())
    }
}
