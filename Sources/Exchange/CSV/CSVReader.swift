/// Reads comma-separated values record by record (RFC 4180). Lines may end with CRLF, LF or CR.
///
/// Time and memory are linear in the text. A quotation mark inside an unquoted cell is text, as in other programs.
struct CSVReader {
    /// A row of the table. Its quoted cells may contain line breaks.
    struct Record: Equatable {
        /// The line on which it starts, counted from 1.
        var line: Int
        var cells: [String]
    }

    /// An error that ends the reading, because the rest of the text can't be interpreted.
    struct Problem: Error, Equatable {
        let line: Int
        let message: String
    }

    static let maximumCellBytes = 1 << 20
    static let maximumCells = 1024
    static let maximumRecords = 500_000

    private let text: [UInt8]
    private let separator: UInt8
    private var position = 0
    private var line = 1
    private var count = 0

    init(_ text: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
        self.text = text
        self.separator = separator
    }

    /// The next record; nil at the end. A blank line is a record with one empty cell.
    mutating func next() throws(Problem) -> Record? {
        guard position < text.count else { return nil }
        count += 1
        guard count <= Self.maximumRecords else { throw Problem(line: line, message: "more than \(Self.maximumRecords) rows") }
        var record = Record(line: line, cells: [])
        while true {
            record.cells.append(try cell())
            guard record.cells.count <= Self.maximumCells else {
                throw Problem(line: line, message: "more than \(Self.maximumCells) cells in a row")
            }
            guard position < text.count else { return record }
            if text[position] == separator {
                position += 1
            } else {
                endLine()
                return record
            }
        }
    }

    /// Reads a cell. A separator, a line end or the end of the text follows.
    private mutating func cell() throws(Problem) -> String {
        guard position < text.count, text[position] == Self.quote else {
            let start = position
            while position < text.count, text[position] != separator, !Self.isLineEnd(text[position]) { position += 1 }
            return try string(text[start..<position], line)
        }
        let start = line
        var bytes: [UInt8] = []
        position += 1
        while position < text.count {
            let byte = text[position]
            if byte == Self.quote {
                position += 1
                guard position < text.count, text[position] == Self.quote else {
                    guard position == text.count || text[position] == separator || Self.isLineEnd(text[position]) else {
                        throw Problem(line: line, message: "text behind a closing quotation mark")
                    }
                    return try string(bytes[...], start)
                }
            } else if byte == Self.carriageReturn || byte == Self.lineFeed {
                // In a card, every line break is a line feed.
                endLine()
                bytes.append(Self.lineFeed)
                continue
            }
            bytes.append(byte)
            position += 1
        }
        throw Problem(line: start, message: "a quotation mark is never closed")
    }

    private func string(_ bytes: ArraySlice<UInt8>, _ line: Int) throws(Problem) -> String {
        guard bytes.count <= Self.maximumCellBytes else {
            throw Problem(line: line, message: "a cell of more than \(Self.maximumCellBytes >> 20) MiB")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func endLine() {
        let isPair = text[position] == Self.carriageReturn && position + 1 < text.count && text[position + 1] == Self.lineFeed
        position += isPair ? 2 : 1
        line += 1
    }

    private static let quote = UInt8(ascii: "\"")
    private static let carriageReturn: UInt8 = 13
    private static let lineFeed: UInt8 = 10
    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == carriageReturn || byte == lineFeed }
}
