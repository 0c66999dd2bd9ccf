/// One vCard: its content lines, with typed views on them and edits.
///
/// An unedited card is written back byte for byte; an edit changes only the lines of its property.
package struct Card: Sendable {
    enum Content: Sendable {
        /// Not edited: a range of the source's lines.
        case read(Source, lines: Range<UInt32>)
        /// Edited: each line separately, and the encoding to write.
        case edited([Property], FileEncoding)
    }

    var content: Content
    var names: NameSet
    let hasBegin: Bool
    /// The card's range in the bytes of its file; empty for a new card.
    package let byteRange: Range<Int>
    /// The card's first physical line in its file, from 1; 0 for a new card.
    package let line: Int
    /// Whether the card ends with END:VCARD. If not, it was truncated, but its properties can be read.
    package let isComplete: Bool

    /// A new card with only its version, and CRLF line endings.
    package init(version: VCardVersion) {
        let text = Array("BEGIN:VCARD\r\nVERSION:\(version.rawValue)\r\nEND:VCARD\r\n".utf8)
        var scanner = LineScanner()
        var lines: [Line] = []
        while var line = scanner.next(in: text.span.bytes) {
            line.number = 0
            lines.append(line)
        }
        var names = NameSet()
        for line in lines { names.insert(line, in: text.span.bytes) }
        let source = Source(bytes: text, lines: lines, encoding: .utf8)
        self.init(source: source, lines: lines.indices, names: names, line: 0, byteRange: 0..<0, hasBegin: true, isComplete: true)
    }

    init(
        source: Source, lines: Range<Int>, names: NameSet, line: Int, byteRange: Range<Int>, hasBegin: Bool, isComplete: Bool
    ) {
        content = .read(source, lines: UInt32(lines.lowerBound)..<UInt32(lines.upperBound))
        self.names = names
        self.line = line
        self.byteRange = byteRange
        self.hasBegin = hasBegin
        self.isComplete = isComplete
    }

    /// The card's VERSION; 3.0 if it is missing or unknown.
    package var version: VCardVersion {
        first("VERSION").flatMap { VCardVersion(rawValue: $0.text.trimmed) } ?? .v3
    }

    /// The card's bytes to write, in the encoding of its file.
    package var bytes: [UInt8] {
        let encoding: FileEncoding
        let text: [UInt8]
        switch content {
        case .read(let source, let lines):
            let end = source.lines[Int(lines.upperBound) - 1].endOffset
            text = Array(source.bytes[source.lines[Int(lines.lowerBound)].startOffset..<end])
            encoding = source.encoding
        case .edited(let lines, let original):
            text = Array(lines.map(\.bytes).joined())
            encoding = original
        }
        return encoding == .utf8 ? text : UTF16Bytes.encode(text, bigEndian: encoding == .utf16BigEndian)
    }

    /// The properties between BEGIN and END, in their order. A line that is no property has an empty name.
    package var properties: PropertyList { PropertyList(content, hasBegin: hasBegin, hasEnd: isComplete) }

    /// The first property with this name, ignoring case.
    package func first(_ name: String) -> Property? {
        guard names.mayContain(name) else { return nil }
        let properties = properties
        return properties.index(of: name, from: properties.startIndex).map { properties[$0] }
    }

    /// All properties with this name, ignoring case, in their order.
    package func all(_ name: String) -> [Property] {
        guard names.mayContain(name) else { return [] }
        let properties = properties
        var found: [Property] = []
        var start = properties.startIndex
        while let index = properties.index(of: name, from: start) {
            found.append(properties[index])
            if !names.mayRepeat(name) { break }
            start = index + 1
        }
        return found
    }
}

/// The properties of a card in their order, created on access.
package struct PropertyList: RandomAccessCollection, Sendable {
    private let content: Card.Content
    private let range: Range<Int>

    init(_ content: Card.Content, hasBegin: Bool, hasEnd: Bool) {
        self.content = content
        let all =
            switch content {
            case .read(_, let lines): Int(lines.lowerBound)..<Int(lines.upperBound)
            case .edited(let lines, _): lines.indices
            }
        range = all.lowerBound + (hasBegin ? 1 : 0)..<all.upperBound - (hasEnd ? 1 : 0)
    }

    /// The index of the first property.
    package var startIndex: Int { range.lowerBound }
    /// The index after the last property.
    package var endIndex: Int { range.upperBound }

    /// The property at this index.
    package subscript(index: Int) -> Property {
        precondition(range.contains(index), "PropertyList index is out of range")
        return switch content {
        case .read(let source, _): Property(source: source, at: source.lines[index])
        case .edited(let lines, _): lines[index]
        }
    }

    /// The index of the next property with this name, ignoring case. Creates no property.
    func index(of name: String, from start: Int) -> Int? {
        switch content {
        case .read(let source, _): return source.firstLine(named: name, in: start..<endIndex)
        case .edited(let lines, _): return lines[start..<endIndex].firstIndex { $0.isNamed(name) }
        }
    }
}
