/// The bytes of a file in UTF-8 and its content lines. Cards and properties are views of it.
final class Source: Sendable {
    let bytes: [UInt8]
    let lines: [Line]
    let encoding: FileEncoding

    init(bytes: [UInt8], lines: [Line], encoding: FileEncoding) {
        self.bytes = bytes
        self.lines = lines
        self.encoding = encoding
    }

    /// The first of these lines with this name, ignoring case.
    func firstLine(named name: String, in range: Range<Int>) -> Int? {
        let length = UInt8(truncatingIfNeeded: name.utf8.count)
        return lines.withUnsafeBufferPointer { lines in
            bytes.withUnsafeBytes { bytes in
                range.first {
                    (lines[$0].nameLength == length || lines[$0].nameLength == 0) && lines[$0].isNamed(name, in: bytes.bytes)
                }
            }
        }
    }
}

/// The place of one content line with its folds. Takes only 20 bytes, because an address book may have a million lines.
struct Line: Sendable {
    /// The offset of its first byte.
    var start: UInt32
    /// The number of its bytes, including the line ending.
    var length: UInt32 = 0
    /// The offset of its value from `start`.
    var value: UInt32 = 0
    /// The number of its first physical line, from 1.
    var number: UInt32
    /// The offset of its name from `start`.
    var nameOffset: UInt8 = 0
    /// The length of its name; 0 if the name is folded or too long for this field.
    var nameLength: UInt8 = 0
    var traits: Traits = []

    struct Traits: OptionSet {
        let rawValue: UInt16
        /// The value spans several physical lines.
        static let foldedValue = Traits(rawValue: 1)
        /// The group, name or parameters span several physical lines.
        static let foldedHead = Traits(rawValue: 2)
        static let parameters = Traits(rawValue: 4)
        static let charset = Traits(rawValue: 8)
        static let quotedPrintable = Traits(rawValue: 16)
        static let base64 = Traits(rawValue: 32)
        /// Not a content line at all: blank, or without a colon.
        static let malformed = Traits(rawValue: 64)
        /// A malformed line that is not blank.
        static let noise = Traits(rawValue: 128)
        /// Byte order marks precede the group and name, as in concatenated files.
        static let mark = Traits(rawValue: 256)
    }

    var startOffset: Int { Int(start) }
    var endOffset: Int { Int(start) + Int(length) }
    var valueOffset: Int { Int(start) + Int(value) }

    /// The same line without leading byte order marks.
    func withoutMarks(in bytes: RawSpan) -> Line {
        guard traits.contains(.mark) else { return self }
        var line = self
        while ByteOrderMark.stands(in: bytes, at: line.startOffset) {
            line.start += UInt32(ByteOrderMark.length)
            line.length -= UInt32(ByteOrderMark.length)
            line.value -= UInt32(ByteOrderMark.length)
            if nameLength > 0 { line.nameOffset -= UInt8(ByteOrderMark.length) }
        }
        line.traits.remove(.mark)
        return line
    }

    /// The range of the value's bytes, without the line ending.
    func valueRange(in bytes: RawSpan) -> Range<Int> {
        valueOffset..<max(valueOffset, contentEnd(in: bytes))
    }

    /// The offset of the line ending.
    func contentEnd(in bytes: RawSpan) -> Int {
        var end = endOffset
        guard end > startOffset else { return end }
        let isCRAlone = bytes[end - 1] == Ascii.carriageReturn
        if bytes[end - 1] == Ascii.lineFeed { end -= 1 }
        // Before a LF there may be two of them.
        for _ in 0..<(isCRAlone ? 1 : 2) where end > startOffset && bytes[end - 1] == Ascii.carriageReturn { end -= 1 }
        return end
    }

    /// The first letter of the name in lower case; 0 if only ``isNamed(_:in:)`` can compare the name.
    @inline(__always)
    func initial(in bytes: RawSpan) -> UInt8 {
        nameLength == 0 ? 0 : Ascii.lowercased(bytes[Int(start) + Int(nameOffset)])
    }

    /// Whether the value is this word, ignoring case, surrounding blanks and folds.
    func says(_ word: String, in bytes: RawSpan) -> Bool {
        let range = valueRange(in: bytes)
        if range.count == word.utf8.count { return Ascii.matches(word, in: bytes, at: range.lowerBound) }
        guard range.count > word.utf8.count, range.count < 256 else { return false }
        return Ascii.equal(Folding.unfold(bytes, range, softBreaks: false).filter { !Ascii.isBlank($0) }, word)
    }

    /// Whether the line has this name, ignoring case. Creates no string.
    func isNamed(_ name: String, in bytes: RawSpan) -> Bool {
        if nameLength == 0 { return !traits.contains(.malformed) && ContentLineHead(of: self, in: bytes).isNamed(name) }
        return Int(nameLength) == name.utf8.count && Ascii.matches(name, in: bytes, at: Int(start) + Int(nameOffset))
    }
}
