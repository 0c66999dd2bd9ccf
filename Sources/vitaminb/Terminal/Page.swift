import KeepInTouch
import Phrases

/// A page of text, built line by line. All texts are made printable.
struct Page {
    let style: Style
    private(set) var text = ""

    init(style: Style) { self.style = style }

    /// Adds one line.
    mutating func line(_ line: String, _ emphasis: Emphasis? = nil) {
        text += style.emphasized(line.printable, emphasis) + "\n"
    }

    /// Adds running text, in lines of the terminal's width.
    mutating func wrapped(_ text: String, indent: Int = 0, _ emphasis: Emphasis? = nil) {
        let margin = String(repeating: " ", count: indent)
        let width = style.width.map { max(20, $0 - indent) } ?? .max
        for part in text.wrapped(to: width, cutsWords: false) where !part.isEmpty { line(margin + part, emphasis) }
    }

    /// Adds aligned lines, cut to the terminal's width if `fits`.
    mutating func table(_ rows: [[Table.Cell]], indent: Int = 2, fits: Bool = true) {
        var style = style
        if !fits { style.width = nil }
        Table(rows: rows, indent: indent).append(to: &text, style)
    }

    /// Adds an empty line, a heading and its lines; nothing if there are no lines.
    mutating func section(_ heading: String, _ rows: [[Table.Cell]], fits: Bool = true) {
        guard !rows.isEmpty else { return }
        if !text.isEmpty { text += "\n" }
        line(heading, .strong)
        table(rows, fits: fits)
    }

    /// Adds a line if the output is a terminal.
    mutating func hint(_ hint: String) {
        if style.isTerminal { line(hint, .faint) }
    }
}
