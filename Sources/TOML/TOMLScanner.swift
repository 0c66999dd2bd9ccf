/// Why a document is refused: it isn't TOML, or has something that isn't supported.
package struct TOMLError: Error {
    /// The byte at which it is wrong.
    package let offset: Int
    /// What is wrong and what to do about it.
    package let message: String
}

/// Reads the lexical elements of TOML 1.0: white space, comments, bare keys and values. Strings are in an extension.
struct TOMLScanner {
    let bytes: [UInt8]
    /// The offset of the next byte.
    private(set) var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next byte, or nil at the end.
    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// Whether the next byte is a quote of either kind.
    var isAtQuote: Bool { next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") }

    /// Whether at most a comment is left on the line.
    var isAtLineEnd: Bool { next.map("#\r\n".utf8.contains) ?? true }

    /// Throws if there is a control character other than a tab or a line end (LF or CRLF).
    func refuseControlCharacters() throws(TOMLError) {
        let first = bytes.indices.first { index in
            switch bytes[index] {
            case UInt8(ascii: "\t"), UInt8(ascii: "\n"): false
            case UInt8(ascii: "\r"): index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")
            case 0..<UInt8(ascii: " "), 0x7F: true
            default: false
            }
        }
        guard let first else { return }
        throw TOMLError(offset: first, message: "a \(bytes[first] == 0 ? "NUL" : "control") character can't be part of a configuration")
    }

    /// Skips this many bytes, which must exist.
    mutating func skip(_ count: Int = 1) {
        offset += count
    }

    /// Skips the next character if it is this ASCII character, and returns whether it was.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let next, Unicode.Scalar(next) == character else { return false }
        offset += 1
        return true
    }

    /// Skips the next character, or throws if it isn't this ASCII character.
    mutating func expect(_ character: Unicode.Scalar, orElse message: String) throws(TOMLError) {
        guard take(character) else { throw TOMLError(offset: offset, message: message) }
    }

    /// Skips spaces and tabs.
    mutating func skipSpaces() {
        while take(" ") || take("\t") {}
    }

    /// Skips spaces, tabs and line ends.
    mutating func skipWhiteSpace() {
        while take(" ") || take("\t") || take("\r") || take("\n") {}
    }

    /// Skips white space, line ends and comments.
    mutating func skipBlank() {
        skipWhiteSpace()
        while take("#") {
            while let next, next != UInt8(ascii: "\n") { offset += 1 }
            skipWhiteSpace()
        }
    }

    /// Skips the rest of the line, or throws if it is more than a comment.
    mutating func endLine() throws(TOMLError) {
        skipSpaces()
        guard isAtLineEnd else { throw TOMLError(offset: offset, message: "a new line is expected here") }
    }

    /// Reads a key without quotes.
    mutating func bareKey() throws(TOMLError) -> String {
        let start = offset
        while let next, Self.isWord(next) || next == UInt8(ascii: "-") { offset += 1 }
        guard offset > start else {
            throw TOMLError(offset: start, message: "a name is expected here; one with other letters than A to Z is written in quotes")
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// Reads a boolean or a decimal number.
    ///
    /// The error for anything else says that text is written in quotes, since it is most likely text.
    mutating func bareValue() throws(TOMLError) -> TOMLValue.Content {
        let start = offset
        while let next, next > UInt8(ascii: " "), !",]}#".utf8.contains(next) { offset += 1 }
        let value = bytes[start..<offset]
        if value.isEmpty { throw TOMLError(offset: start, message: "a value is expected here") }
        if value.elementsEqual("true".utf8) { return .boolean(true) }
        if value.elementsEqual("false".utf8) { return .boolean(false) }
        guard Self.isDecimal(value) else {
            let shown = String(String(decoding: value, as: UTF8.self).unicodeScalars.prefix(64))
            throw TOMLError(offset: start, message: "\(shown) is neither true, false nor a number; text is written in quotes")
        }
        if value.contains(UInt8(ascii: ".")) { return .fraction }
        let digits = String(decoding: value.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        guard let integer = Int(digits) else { throw TOMLError(offset: start, message: "this number is too large") }
        return .integer(integer)
    }

    /// Whether this is an optional sign, digits without a leading zero, and optionally a point and digits.
    private static func isDecimal(_ value: ArraySlice<UInt8>) -> Bool {
        let number = value.first.map("+-".utf8.contains) == true ? value.dropFirst() : value
        let parts = number.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
        let hasZeroInFront = parts[0].count > 1 && parts[0].first == UInt8(ascii: "0")
        return parts.count <= 2 && !hasZeroInFront
            && parts.allSatisfy { part in
                // An underscore has a digit on both sides.
                let digits = part.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
                return digits.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
            }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80 || byte == UInt8(ascii: "_")
    }
}
