/// Finds the bytes that JSON text between quotation marks can't have as they are.
enum PlainText {
    /// Where the first quotation mark, backslash or control character is, from `start` on; the text's end if there is none.
    static func end(of text: UnsafeRawBufferPointer, from start: Int) -> Int {
        var position = start
        // Eight bytes at a time. The highest bit of a byte is set where it is one of these, at least in the first that is.
        while position + 8 <= text.count {
            let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let (quote, backslash) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
            let found = (word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash
            if found & highs != 0 { return position + (found & highs).trailingZeroBitCount / 8 }
            position += 8
        }
        while position < text.count, !isSpecial(text[position]) { position += 1 }
        return position
    }

    /// Where the first byte is that is not ASCII, from `start` on; the text's end if there is none.
    fileprivate static func asciiEnd(of text: UnsafeRawBufferPointer, from start: Int) -> Int {
        var position = start
        while position + 8 <= text.count, text.loadUnaligned(fromByteOffset: position, as: UInt64.self) & highs == 0 { position += 8 }
        while position < text.count, text[position] < 0x80 { position += 1 }
        return position
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    private static func isSpecial(_ byte: UInt8) -> Bool { byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") }
}

extension [UInt8] {
    /// Whether it is UTF-8. Most text is ASCII; only what is not is looked at byte by byte.
    var isUTF8: Bool {
        withUnsafeBytes { bytes in
            var position = PlainText.asciiEnd(of: bytes, from: 0)
            while position < bytes.count {
                let end = bytes[position...].firstIndex { $0 < 0x80 } ?? bytes.count
                guard (try? UTF8Span(validating: span.extracting(position..<end))) != nil else { return false }
                position = PlainText.asciiEnd(of: bytes, from: end)
            }
            return true
        }
    }
}
