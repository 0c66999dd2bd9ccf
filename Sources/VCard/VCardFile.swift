/// A file of vCards, taken apart: its cards, and what was wrong with it.
///
/// The cards share the file's bytes and decode values when asked for them, so keeping one card keeps the whole file's bytes.
package struct VCardFile: Sendable {
    /// The most a file may ask of us. At a bound the answer is a problem, never a crash.
    package struct Limits: Sendable {
        /// Bytes of the whole file; above it nothing is read. 2 GiB at most, because offsets have 32 bits.
        package var file = 1 << 30
        /// Bytes of one card; a bigger one is left out.
        package var card = 32 << 20
        /// Bytes of one content line with its folds; the card of a longer one is left out.
        package var line = 16 << 20
        /// Problems listed; the last one then says that there are more.
        package var problems = 1000

        /// The bounds a personal address book never meets.
        package init() {}
    }

    /// Every card in the order of the file, broken ones included as far as they go (see ``Card/isComplete``).
    package let cards: [Card]
    /// What was wrong, in the order of the file.
    package let problems: [VCardProblem]
    private let original: [UInt8]

    /// Takes apart the bytes of a file, in UTF-8 or (told by a byte order mark or its zero bytes) UTF-16.
    ///
    /// Takes time and memory linear in the number of bytes. `name` is how the problems call the file.
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

    /// The file's bytes with each of these cards in the place it was read from, and every other byte as it was.
    ///
    /// Cards that don't come from this file are ignored.
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
