import KeepInTouch
import Phrases

/// What a person gets to read, line by line. Whatever comes in is made printable on the way.
struct Page {
    let style: Style
    private(set) var text = ""

    init(style: Style) { self.style = style }

    /// Adds one line.
    mutating func line(_ line: String, _ emphasis: Emphasis? = nil) {
        text += style.emphasized(line.printable, emphasis) + "\n"
    }

    /// Adds aligned lines. Where `fits`, they are cut to a terminal's width.
    mutating func table(_ rows: [[Table.Cell]], indent: Int = 2, fits: Bool = true) {
        var style = style
        if !fits { style.width = nil }
        for line in Table(rows: rows, indent: indent).lines(style) {
            text += line
            text += "\n"
        }
    }

    /// Adds a heading and its lines, with a gap before; nothing where there are no lines.
    mutating func section(_ heading: String, _ rows: [[Table.Cell]], fits: Bool = true) {
        guard !rows.isEmpty else { return }
        if !text.isEmpty { text += "\n" }
        line(heading, .strong)
        table(rows, fits: fits)
    }

    /// Adds a line that only a person at a terminal needs.
    mutating func hint(_ hint: String) {
        if style.isTerminal { line(hint, .faint) }
    }
}
