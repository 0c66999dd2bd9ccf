import VCard

/// A table with headings of which the kind is known.
struct CSVTable {
    let kind: FileKind
    let rows: [CSVRow]

    /// LinkedIn puts a few lines of explanation above its headings.
    private static let preambleBound = 10

    /// Reads a table; nil where its headings are of no kind that is known.
    static func read(_ bytes: [UInt8], name: String) throws(ExchangeError) -> CSVTable? {
        let text = Array(PlainText.decode(bytes).utf8)
        // Where the comma belongs to numbers, programs write semicolons.
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), 9] {
            var reader = CSVReader(text, separator: separator)
            guard let (kind, headings) = headings(&reader) else { continue }
            var rows: [CSVRow] = []
            do {
                while let record = try reader.next() { rows.append(CSVRow(record, headings)) }
            } catch {
                throw ExchangeError(name, line: error.line, error.message)
            }
            // Blank lines at the end are no rows.
            while let last = rows.last, last.isBlankLine { rows.removeLast() }
            return CSVTable(kind: kind, rows: rows)
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

/// Where each heading stands; case and blanks around it make no difference, and their order even less.
struct CSVHeadings {
    let count: Int
    private let columns: [String: Int]

    init(_ cells: [String]) {
        count = cells.count
        columns = Dictionary(cells.enumerated().map { ($1.trimmingBlanks.lowercased(), $0) }) { first, _ in first }
    }

    /// Where a heading stands: itself, or else what German programs write for it.
    subscript(_ heading: String) -> Int? {
        columns[heading] ?? GermanHeadings.all[heading]?.lazy.compactMap { columns[$0] }.first
    }

    func has(_ headings: String...) -> Bool { headings.allSatisfy { self[$0] != nil } }
}

/// One row, its cells found by their headings.
struct CSVRow {
    /// The physical line on which it begins, counted from 1.
    let line: Int
    private let cells: [String]
    private let headings: CSVHeadings

    init(_ record: CSVReader.Record, _ headings: CSVHeadings) {
        line = record.line
        cells = record.cells.map(\.trimmingBlanks)
        self.headings = headings
    }

    /// The cell below the first of these headings that the table has; empty where there is none.
    subscript(_ names: String...) -> String {
        for name in names {
            if let column = headings[name] { return column < cells.count ? cells[column] : "" }
        }
        return ""
    }

    /// Whether the table has that heading.
    func has(_ heading: String) -> Bool { headings[heading] != nil }

    /// Whether nothing is in it.
    var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }

    /// Whether it isn't even a row of empty cells.
    var isBlankLine: Bool { cells == [""] }

    /// Whether something stands where there is no heading.
    var isOverlong: Bool { cells.dropFirst(headings.count).contains { !$0.isEmpty } }
}
