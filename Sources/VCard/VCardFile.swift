/// A parsed file of vCards: its cards and its problems.
///
/// The cards share the file's bytes and decode values on access, so keeping one card keeps the bytes of the whole file.
package struct VCardFile: Sendable {
    /// Bounds for a file. A file that exceeds one has a problem.
    package struct Limits: Sendable {
        /// Bytes of the whole file; a bigger file is not read. At most 2 GiB, because offsets have 32 bits.
        package var file = 1 << 30
        /// Bytes of one card; a bigger card is skipped.
        package var card = 32 << 20
        /// Bytes of one content line with its folds; a card with a longer line is skipped.
        package var line = 16 << 20
        /// Content lines of one card; a card with more is skipped.
        package var lines = 10_000
        /// Cards of one file; those that follow are skipped.
        package var cards = 200_000
        /// Problems to list; the last one says that there are more.
        package var problems = 1000

        /// Bounds that no personal address book reaches.
        package init() {}
    }

    /// The cards in the order of the file, including truncated ones (see ``Card/isComplete``).
    package let cards: [Card]
    /// The problems in the order of the file.
    package let problems: [VCardProblem]
    private let original: [UInt8]

    /// Parses the bytes of a file, in UTF-8, or in UTF-16 as recognised by a byte order mark or zero bytes.
    ///
    /// Takes time and memory linear in the number of bytes. `name` is the file's name in the problems.
    package init(_ bytes: [UInt8], name: String, limits: Limits = Limits()) {
        original = bytes
        let bound = min(limits.file, Int(UInt32.max) / 2)
        guard bytes.count <= bound else {
            cards = []
            problems = [VCardProblem(file: name, line: 1, byteOffset: 0, expected: "a file of at most \(bound) bytes")]
            return
        }
        let encoding = FileEncoding(of: bytes)
        let text = encoding == .utf8 ? bytes : UTF16Bytes.decode(bytes, bigEndian: encoding == .utf16BigEndian)
        var scanner = CardScanner(file: name, limits: limits)
        scanner.scan(text)
        let source = Source(bytes: text, lines: scanner.lines, encoding: encoding)
        var cardOffsets = OffsetCursor(source)
        cards = scanner.cards.map { span in
            let first = scanner.lines[span.lines.lowerBound]
            let start = cardOffsets.offset(at: Int(first.start))
            let end = cardOffsets.offset(at: scanner.lines[span.lines.upperBound - 1].endOffset)
            return Card(
                source: source, lines: span.lines, names: span.names, line: Int(first.number), byteRange: start..<end,
                hasBegin: span.hasBegin, isComplete: span.isComplete)
        }
        var problemOffsets = OffsetCursor(source)
        problems = scanner.problems.sorted { $0.byteOffset < $1.byteOffset }.map {
            VCardProblem(file: name, line: $0.line, byteOffset: problemOffsets.offset(at: $0.byteOffset), expected: $0.expected)
        }
    }

    /// The file's bytes with each of these cards in its place, and all other bytes unchanged.
    ///
    /// Ignores cards that are not from this file.
    package func bytes(with edited: [Card]) -> [UInt8] {
        let known = Set(cards.map(\.byteRange))
        var result: [UInt8] = []
        var position = 0
        for card in edited.sorted(by: { $0.byteRange.lowerBound < $1.byteRange.lowerBound }) {
            guard known.contains(card.byteRange), card.byteRange.lowerBound >= position else { continue }
            result += original[position..<card.byteRange.lowerBound]
            result += card.bytes
            position = card.byteRange.upperBound
        }
        return result + original[position...]
    }
}
