import Testing

@testable import vitaminb

struct TableTests {
    @Test func `columns are aligned by what a terminal shows, not by bytes or characters`() {
        let table = Table(rows: [["Zoë", "1"], ["山田太郎", "2"], ["e\u{301}e\u{301}", "3"], ["👩‍👩‍👧", "4"], ["한국", "5"]], indent: 0)
        #expect(
            table.lines(.plain) == [
                "Zoë       1", "山田太郎  2", "e\u{301}e\u{301}        3", "👩‍👩‍👧        4", "한국      5",
            ])
    }

    @Test func `on a terminal the widest column is cut until the row fits`() {
        let rows: [[Table.Cell]] = [["Ada Lovelace of Ockham Park", "never contacted", "overdue"], ["Bea", "today", ""]]
        let style = Style(isTerminal: true, width: 40, hasColor: false)
        let lines = Table(rows: rows).lines(style)
        #expect(lines == ["  Ada Lovelace…  never contact…  overdue", "  Bea            today"])
    }

    @Test func `a pipe gets every text in full`() {
        let long = String(repeating: "x", count: 300)
        let lines = Table(rows: [["\(long)", "1"], ["Bea", "2"]], indent: 0).lines(.plain)
        #expect(lines == ["\(long)  1", "Bea" + String(repeating: " ", count: 59) + "2"])
    }

    @Test func `a terminal that is too narrow for anything gets columns of eight`() {
        let style = Style(isTerminal: true, width: 5, hasColor: false)
        #expect(Table(rows: [["Ada Lovelace", "never contacted"]], indent: 0).lines(style) == ["Ada Lov…  never c…"])
    }

    @Test func `a wide character that doesn't fit isn't cut in half`() {
        #expect("山田太郎".cut(to: 8) == "山田太郎")
        #expect("山田太郎".cut(to: 7) == "山田太…")
        #expect("山田太郎".cut(to: 6) == "山田…")
    }

    @Test func `color surrounds only the text, and only where color is wanted`() {
        let rows: [[Table.Cell]] = [["Ada", Table.Cell("overdue", .warning)]]
        #expect(Table(rows: rows).lines(Style(isTerminal: true, width: 80, hasColor: true)) == ["  Ada  \u{1B}[33moverdue\u{1B}[0m"])
        #expect(Table(rows: rows).lines(.plain) == ["  Ada  overdue"])
    }
}

extension Table {
    /// The lines without the line break at their end.
    fileprivate func lines(_ style: Style) -> [String] {
        var text = ""
        append(to: &text, style)
        return text.split(separator: "\n").map(String.init)
    }
}
