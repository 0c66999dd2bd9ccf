/// What stands before a content line's colon, without folds: group, name and parameters, as bytes.
struct ContentLineHead {
    private let bytes: ArraySlice<UInt8>
    private let nameRange: Range<Int>

    /// The head of a line that has a colon.
    init(of line: Line, in source: RawSpan) {
        let range = line.startOffset..<line.valueOffset - 1
        let isFolded = line.traits.contains(.foldedHead)
        self.init((isFolded ? Folding.unfold(source, range, softBreaks: false) : Folding.copy(source, range))[...])
    }

    /// A head that is unfolded already.
    init(_ bytes: ArraySlice<UInt8>) {
        var bytes = bytes
        while bytes.first == ByteOrderMark.first, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(ByteOrderMark.length) }
        bytes = bytes.drop(while: Ascii.isBlank)
        self.bytes = bytes
        var start = bytes.startIndex
        let end = bytes[start...].firstIndex(of: Ascii.semicolon) ?? bytes.endIndex
        if let dot = bytes[start..<end].firstIndex(of: Ascii.dot) { start = dot + 1 }
        nameRange = start..<end
    }

    /// The bytes before the name's dot.
    var group: ArraySlice<UInt8>? {
        guard nameRange.lowerBound > bytes.startIndex, bytes[nameRange.lowerBound - 1] == Ascii.dot else { return nil }
        return bytes[..<(nameRange.lowerBound - 1)]
    }

    var name: ArraySlice<UInt8> { bytes[nameRange] }

    func isNamed(_ other: String) -> Bool { Ascii.equal(name, other) }

    /// The parameters as written, each without its semicolon.
    var parameters: [ArraySlice<UInt8>] {
        guard nameRange.upperBound < bytes.endIndex else { return [] }
        return Self.split(bytes[(nameRange.upperBound + 1)...], at: Ascii.semicolon)
    }

    /// The group and the name as written.
    var groupAndName: ArraySlice<UInt8> { bytes[..<nameRange.upperBound] }

    /// The encodings of the value that the parameters declare.
    var encodings: Line.Traits {
        var traits: Line.Traits = []
        for parameter in parameters {
            let parts = parameter.split(separator: Ascii.equals, maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let last = parts.last else { continue }
            if parts.count == 2, Ascii.equal(first, "CHARSET") { traits.insert(.charset) }
            guard parts.count == 1 || Ascii.equal(first, "ENCODING") else { continue }
            if Ascii.equal(last, "QUOTED-PRINTABLE") { traits.insert(.quotedPrintable) }
            if Ascii.equal(last, "BASE64") || parts.count == 2 && Ascii.equal(last, "B") { traits.insert(.base64) }
        }
        return traits
    }

    /// Splits at separators outside of quotes; an unclosed quote is an ordinary character.
    static func split(_ bytes: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = bytes.startIndex
        var quotesLeft = bytes.count { $0 == Ascii.quote }
        var isQuoted = false
        for offset in bytes.indices {
            if bytes[offset] == Ascii.quote {
                quotesLeft -= 1
                isQuoted = !isQuoted && quotesLeft > 0
            } else if bytes[offset] == separator, !isQuoted {
                parts.append(bytes[start..<offset])
                start = offset + 1
            }
        }
        parts.append(bytes[start...])
        return parts
    }
}
