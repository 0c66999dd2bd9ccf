/// Splits bytes into content lines (RFC 6350, section 3.3), including folds and encoded values that span lines.
struct LineScanner {
    private(set) var position = 0
    private var number: UInt32 = 1

    /// The number of the next physical line, from 1.
    var nextLineNumber: Int { Int(number) }

    /// The next content line, or nil at the end of the bytes. Takes linear time.
    @inline(__always)
    mutating func next(in bytes: RawSpan) -> Line? {
        guard position < bytes.byteCount else { return nil }
        var line = Line(start: UInt32(truncatingIfNeeded: position), number: number)
        if Ascii.isLineEnd(bytes[position]) {
            position = LineEnds.skip(in: bytes, at: position)
            number &+= 1
            line.traits = .malformed
        } else if !scanHead(of: &line, in: bytes, honouringQuotes: true)
            && !scanHead(of: &line, in: bytes, honouringQuotes: false)
        {
            line.traits = [.malformed, .noise]
        } else {
            scanValue(of: &line, in: bytes)
        }
        line.length = UInt32(truncatingIfNeeded: position) &- line.start
        return line
    }

    /// Moves from the line's start to after its colon. Returns false, and moves to after the line, if it has no colon.
    @inline(__always)
    private mutating func scanHead(of line: inout Line, in bytes: RawSpan, honouringQuotes: Bool) -> Bool {
        var offset = line.startOffset
        var nameStart = offset
        var nameEnd = -1
        var hasGroup = false
        var isQuoted = false
        var mayBeEncoded = false
        number = line.number
        line.traits = []
        while bytes[offset] == ByteOrderMark.first, ByteOrderMark.stands(in: bytes, at: offset) {
            line.traits = .mark
            offset += ByteOrderMark.length
            nameStart = offset
            if offset == bytes.byteCount { break }
        }
        while offset < bytes.byteCount {
            let byte = bytes[offset]
            if byte > Ascii.semicolon {
                offset += 1
                continue
            }
            switch byte {
            case Ascii.colon where !isQuoted:
                if nameEnd < 0 { nameEnd = offset }
                position = offset + 1
                guard nameEnd > nameStart else { break }
                line.value = UInt32(truncatingIfNeeded: position) &- line.start
                let nameOffset = nameStart - line.startOffset
                if nameOffset < 256, nameEnd - nameStart < 256, !line.traits.contains(.foldedHead) {
                    line.nameOffset = UInt8(truncatingIfNeeded: nameOffset)
                    line.nameLength = UInt8(truncatingIfNeeded: nameEnd - nameStart)
                }
                if mayBeEncoded || line.traits.contains(.foldedHead) {
                    line.traits.formUnion(ContentLineHead(of: line, in: bytes).encodings)
                }
                return true
            case Ascii.semicolon where !isQuoted:
                if nameEnd < 0 { nameEnd = offset }
                line.traits.insert(.parameters)
                if offset + 1 < bytes.byteCount {
                    // ENCODING, CHARSET, or the bare QUOTED-PRINTABLE and BASE64 of vCard 2.1.
                    let initial = Ascii.lowercased(bytes[offset + 1])
                    mayBeEncoded = mayBeEncoded || initial == 0x65 || initial == 0x63 || initial == 0x71 || initial == 0x62
                }
            case Ascii.quote where honouringQuotes && nameEnd >= 0:
                isQuoted.toggle()
            case Ascii.dot where nameEnd < 0 && !hasGroup:
                hasGroup = true
                nameStart = offset + 1
            case Ascii.space where offset == nameStart && !hasGroup, Ascii.tab where offset == nameStart && !hasGroup:
                nameStart += 1
            case Ascii.lineFeed, Ascii.carriageReturn:
                position = LineEnds.skip(in: bytes, at: offset)
                number &+= 1
                guard position < bytes.byteCount, Ascii.isBlank(bytes[position]) else { return false }
                line.traits.insert(.foldedHead)
                offset = position
            default: break
            }
            offset += 1
        }
        position = offset
        return false
    }

    /// Moves from the colon to after the line's end.
    @inline(__always)
    private mutating func scanValue(of line: inout Line, in bytes: RawSpan) {
        while true {
            let end = LineEnds.next(in: bytes, from: position)
            guard end < bytes.byteCount else {
                position = end
                return
            }
            position = LineEnds.skip(in: bytes, at: end)
            number &+= 1
            guard position < bytes.byteCount else { return }
            guard Ascii.isBlank(bytes[position]) || continuesEncoded(line, endingAt: end, in: bytes) else { return }
            line.traits.insert(.foldedValue)
        }
    }

    /// Whether an encoded value of vCard 2.1, whose folds need no blank, continues at `position`.
    @inline(__always)
    private func continuesEncoded(_ line: Line, endingAt end: Int, in bytes: RawSpan) -> Bool {
        guard !line.traits.isDisjoint(with: [.quotedPrintable, .base64]) else { return false }
        if line.traits.contains(.quotedPrintable) {
            return bytes[end - 1] == Ascii.equals && !Self.isCardBoundary(in: bytes, at: position)
        }
        let next = LineEnds.next(in: bytes, from: position)
        return next > position && (position..<next).allSatisfy { Base64.isDigit(bytes[$0]) || Ascii.isBlank(bytes[$0]) }
    }

    /// If one of these follows a soft line break, the value was truncated: the card ends, and others follow.
    private static func isCardBoundary(in bytes: RawSpan, at offset: Int) -> Bool {
        ["END:VCARD", "BEGIN:VCARD"].contains { boundary in
            let end = offset + boundary.utf8.count
            return Ascii.matches(boundary, in: bytes, at: offset) && (end == bytes.byteCount || bytes[end] <= Ascii.space)
        }
    }
}
