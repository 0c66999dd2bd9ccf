import VCard

/// A table of a known kind, with headings.
struct CSVTable {
    let kind: FileKind
    let rows: [CSVRow]
    let dates: DateOrder

    /// The most lines above the headings: LinkedIn puts an explanation there.
    private static let preambleBound = 10

    /// Reads a table; nil if its headings are of no known kind.
    static func read(_ bytes: [UInt8], name: String, order: DayOrder?) throws(ExchangeError) -> CSVTable? {
        let text = Array(PlainText.decode(bytes).utf8)
        // Where the comma is the decimal separator, programs separate cells with semicolons.
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), 9] {
            var reader = CSVReader(text, separator: separator)
            guard let (kind, headings) = headings(&reader) else { continue }
            var rows: [CSVRow] = []
            do {
                while let record = try reader.next() { rows.append(CSVRow(record, headings)) }
            } catch {
                throw ExchangeError(name, line: error.line, error.message)
            }
            // Ignore blank lines at the end.
            while let last = rows.last, last.isBlankLine { rows.removeLast() }
            let dates = DateOrder(of: rows, said: order)
            for index in rows.indices { rows[index].order = dates.order }
            return CSVTable(kind: kind, rows: rows, dates: dates)
        }
        return nil
    }

    private static func headings(_ reader: inout CSVReader) -> (FileKind, CSVHeadings)? {
        for _ in 0..<preambleBound {
            guard let record = try? reader.next() else { return nil }
            let headings = CSVHeadings(record.cells)
            if let kind = FileKind(headings) { return (kind, headings) }
        }
        return nil
    }
}

/// The column of each heading. Case, surrounding blanks and order make no difference.
struct CSVHeadings {
    let count: Int
    private let columns: [String: Int]

    init(_ cells: [String]) {
        count = cells.count
        var columns: [String: Int] = [:]
        for (column, cell) in cells.enumerated() {
            let heading = cell.trimmed.lowercased()
            // Of two columns under one heading the second is known by its number.
            columns[columns[heading] == nil ? heading : heading + "#2", default: column] = column
        }
        self.columns = columns
    }

    /// The column of a heading, or of what it is called in another language.
    subscript(_ heading: String) -> Int? {
        columns[heading] ?? TranslatedHeadings.all[heading]?.lazy.compactMap { columns[$0] }.first
    }

    func has(_ headings: String...) -> Bool { headings.allSatisfy { self[$0] != nil } }
}

/// A row, with its cells found by heading.
struct CSVRow {
    /// The line on which it starts, counted from 1.
    let line: Int
    let cells: [String]
    /// Which of the numbers of a date is the day.
    fileprivate(set) var order: DayOrder?
    private let headings: CSVHeadings

    init(_ record: CSVReader.Record, _ headings: CSVHeadings) {
        line = record.line
        cells = record.cells.map { SpreadsheetText.plain($0.trimmed) }
        self.headings = headings
    }

    /// The cell below the first of these headings that the table has; empty if there is none.
    subscript(_ names: String...) -> String {
        for name in names {
            if let column = headings[name] { return column < cells.count ? cells[column] : "" }
        }
        return ""
    }

    /// The date below the first of these headings that the table has, as a card has it; nil if there is none.
    func date(_ names: String...) -> String? {
        for name in names {
            if let column = headings[name] { return column < cells.count ? DayText.card(cells[column], order: order) : nil }
        }
        return nil
    }

    /// A cell below a heading of dates that is none, whatever the order of day and month; nil: there is none. `0/0/00` is Outlook's blank,
    /// and Thunderbird has the number of the day alone below such a heading.
    var unreadableDate: String? {
        let headings = ["birthday", "anniversary"] + (1...9).map { "event \($0) - value" }
        return headings.lazy.map { self[$0] }.first { cell in
            cell.count > 2 && cell.contains { $0.isLetter || $0.isNumber && $0 != "0" } && DayText.card(cell, order: .dayFirst) == nil
                && DayText.card(cell, order: .monthFirst) == nil
        }
    }

    /// Whether the table has this heading.
    func has(_ heading: String) -> Bool { headings[heading] != nil }

    /// Whether all its cells are empty.
    var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }

    /// Whether the line itself is empty.
    var isBlankLine: Bool { cells == [""] }

    /// Whether there is text in a cell without a heading.
    var isOverlong: Bool { cells.dropFirst(headings.count).contains { !$0.isEmpty } }
}
