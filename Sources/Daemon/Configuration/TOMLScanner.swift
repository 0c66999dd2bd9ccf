/// Moves over TOML's lexical elements: white space, comments, strings, bare keys and values (TOML 1.0).
struct TOMLScanner {
    /// Where the text can't be read, and why.
    struct Stop: Error {
        let offset: Int
        let message: String
    }

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

    /// Moves over one character, if it is this ASCII one.
    mutating func take(_ character: Character) -> Bool {
        guard let next, next == character.asciiValue else { return false }
        offset += 1
        return true
    }

    /// Moves over one character, which must be this ASCII one.
    mutating func expect(_ character: Character, orElse message: String) throws(Stop) {
        guard take(character) else { throw Stop(offset: offset, message: message) }
    }

    /// Moves over spaces and tabs.
    mutating func skipSpaces() {
        while take(" ") || take("\t") {}
    }

    /// Moves over white space, line ends and comments.
    mutating func skipBlank() {
        while let next {
            switch next {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): offset += 1
            case UInt8(ascii: "#"): while self.next != nil, self.next != UInt8(ascii: "\n") { offset += 1 }
            default: return
            }
        }
    }

    /// Moves over what remains of a line, which may be a comment only.
    mutating func endLine() throws(Stop) {
        skipSpaces()
        guard let next, !"#\r\n".utf8.contains(next) else { return }
        throw Stop(offset: offset, message: "a new line is expected here")
    }

    /// Moves over a key without quotes.
    mutating func skipBareKey() throws(Stop) {
        let start = offset
        while let next, Self.isWord(next) || next == UInt8(ascii: "-") { offset += 1 }
        guard offset > start else {
            throw Stop(offset: start, message: "a name is expected here; one with other letters than A to Z is written in quotes")
        }
    }

    /// Moves over a truth value or a number.
    ///
    /// No key of vitaminb has a date, a time or a hexadecimal number, so that these are refused as the unquoted text they
    /// most likely are. (toml++ 3.4 aborts on some that are malformed.)
    mutating func skipBareValue() throws(Stop) {
        let start = offset
        while let next, next > UInt8(ascii: " "), !",]}#".utf8.contains(next) { offset += 1 }
        let value = String(decoding: bytes[start..<offset], as: UTF8.self)
        if value.isEmpty { throw Stop(offset: start, message: "a value is expected here") }
        let number = value.utf8.first == UInt8(ascii: "-") || value.utf8.first == UInt8(ascii: "+") ? value.dropFirst() : value[...]
        let isNumber = number.utf8.first.map(Self.isDigit) == true && number.utf8.allSatisfy { Self.isDigit($0) || "._".utf8.contains($0) }
        guard isNumber || value == "true" || value == "false" else {
            throw Stop(offset: start, message: "\(value.prefix(64)) is neither true, false nor a number; text is written in quotes")
        }
    }

    /// Moves over a string of any of the four kinds.
    mutating func skipString() throws(Stop) {
        let start = offset
        guard let quote = next else { return }
        let isMultiline = bytes[start...].starts(with: [quote, quote, quote])
        offset += isMultiline ? 3 : 1
        while let byte = next, isMultiline || byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                // Of such a text only what is before it would arrive from the parser, which is C++.
                if bytes[offset...].starts(with: "\\u0000".utf8) || bytes[offset...].starts(with: "\\U00000000".utf8) {
                    throw Stop(offset: offset, message: "no text may contain a NUL character")
                }
                offset = min(offset + 2, bytes.count)
            } else if byte != quote {
                offset += 1
            } else if !isMultiline {
                offset += 1
                return
            } else if bytes[offset...].starts(with: [quote, quote, quote]) {
                offset += 3
                // Up to two quotes directly before the closing three belong to the string.
                for _ in 0..<2 where next == quote { offset += 1 }
                return
            } else {
                offset += 1
            }
        }
        throw Stop(offset: start, message: "this text lacks its closing quote")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80 || byte == UInt8(ascii: "_")
    }
}
