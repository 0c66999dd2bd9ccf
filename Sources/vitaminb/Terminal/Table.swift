import KeepInTouch
import Language
import Phrases

/// Rows whose columns are aligned, two cells apart.
struct Table {
    /// A text in a row.
    struct Cell: ExpressibleByStringInterpolation {
        let text: String
        let emphasis: Emphasis?
        let width: Int

        init(_ text: String, _ emphasis: Emphasis? = nil) {
            self.text = text.printable
            self.emphasis = emphasis
            width = self.text.displayWidth
        }

        init(_ phrase: Phrase, _ emphasis: Emphasis? = nil) { self.init(gettext(phrase), emphasis) }

        init(stringLiteral text: String) { self.init(text) }
    }

    /// If nothing is cut, a longer text shifts the rest of its row instead of widening the column.
    private static let widestColumn = 60
    /// Columns aren't cut below this width.
    private static let narrowestColumn = 8

    let rows: [[Cell]]
    /// How many spaces begin each line.
    var indent = 2

    /// Appends the lines, without trailing spaces. If there is a width to fit, the widest columns are cut.
    func append(to text: inout String, _ style: Style) {
        let natural = columnWidths(upTo: max(style.width ?? 0, Self.widestColumn))
        let widths = style.width.map { fitted(natural, into: $0) } ?? natural
        for row in rows {
            text.append(spaces: indent)
            // Pad only texts that others follow.
            let last = row.lastIndex { $0.width > 0 } ?? 0
            for (index, cell) in row.prefix(last + 1).enumerated() {
                let isCut = style.width != nil && cell.width > widths[index]
                let shown = isCut ? cell.text.cut(to: widths[index]) : cell.text
                text += style.emphasized(shown, cell.emphasis)
                guard index < last else { break }
                text.append(spaces: max(0, widths[index] - (isCut ? shown.displayWidth : cell.width)) + 2)
            }
            text += "\n"
        }
    }

    private func columnWidths(upTo bound: Int) -> [Int] {
        rows.reduce(into: []) { widths, row in
            for (index, cell) in row.enumerated() {
                if index == widths.count { widths.append(0) }
                widths[index] = max(widths[index], min(cell.width, bound))
            }
        }
    }

    private func fitted(_ widths: [Int], into width: Int) -> [Int] {
        var widths = widths
        var excess = indent + widths.reduce(0, +) + 2 * (widths.count - 1) - width
        while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowestColumn {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}

extension String {
    private static let spaces = (0..<64).map { String(repeating: " ", count: $0) }

    fileprivate mutating func append(spaces count: Int) {
        self += count < Self.spaces.count ? Self.spaces[count] : String(repeating: " ", count: count)
    }
}
