/// Bytes with a meaning in vCard, and comparisons that ignore case.
enum Ascii {
    static let tab: UInt8 = 9
    static let lineFeed: UInt8 = 10
    static let carriageReturn: UInt8 = 13
    static let space: UInt8 = 32
    static let quote: UInt8 = 34
    static let comma: UInt8 = 44
    static let dot: UInt8 = 46
    static let colon: UInt8 = 58
    static let semicolon: UInt8 = 59
    static let equals: UInt8 = 61
    static let backslash: UInt8 = 92
    static let caret: UInt8 = 94

    static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || lowercased(byte) &- 97 < 26 }

    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

    /// The value of a hexadecimal digit.
    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        if isDigit(byte) { return byte - 48 }
        let letter = lowercased(byte) &- 97
        return letter < 6 ? letter + 10 : nil
    }

    /// Whether `text` is at this offset, ignoring case.
    static func matches(_ text: String, in bytes: RawSpan, at offset: Int) -> Bool {
        guard offset + text.utf8.count <= bytes.byteCount else { return false }
        var text = text
        return text.withUTF8 { letters in
            for index in letters.indices {
                guard lowercased(bytes[offset + index]) == lowercased(letters[index]) else { return false }
            }
            return true
        }
    }

    /// Whether two strings are equal, ignoring the case of ASCII letters.
    static func equal(_ left: some Collection<UInt8>, _ right: String) -> Bool {
        left.count == right.utf8.count && zip(left, right.utf8).allSatisfy { lowercased($0) == lowercased($1) }
    }
}

extension RawSpan {
    /// One byte. Traps outside the span.
    subscript(offset: Int) -> UInt8 { unsafeLoad(fromByteOffset: offset, as: UInt8.self) }
}

extension String {
    /// The string without spaces, tabs and line breaks at its ends.
    package var trimmed: String {
        func isInk(_ byte: UInt8?) -> Bool { byte.map { 33...126 ~= $0 } ?? true }
        if isInk(utf8.first), isInk(utf8.last) { return self }
        var part = self[...]
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}
