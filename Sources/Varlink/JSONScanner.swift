/// What is wrong with a message that is no Varlink message.
struct MalformedMessage: Error, Equatable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// Walks over JSON text (RFC 8259) and checks all of it, without building a tree: what a message's envelope says is found
/// at the price of one pass, and only the parameters that a handler wants are decoded.
///
/// Stricter than the RFC where peers are: NUL is refused (`\u0000` too), and so are lone surrogates and nesting deeper than
/// ``maximumDepth``. Whether the bytes are UTF-8 is asked elsewhere.
struct JSONScanner {
    /// How deeply arrays and objects may be nested; it bounds the recursion here and in the decoder. sd-varlink allows 2048.
    static let maximumDepth = 128

    private let bytes: [UInt8]
    private let end: Int
    private var position: Int

    /// Visits name (without its quotes) and value of each member of the object that all of `range` is.
    static func visit(
        _ bytes: [UInt8], in range: Range<Int>,
        member: (_ name: Range<Int>, _ value: Range<Int>) throws(MalformedMessage) -> Void
    ) throws(MalformedMessage) {
        var scanner = JSONScanner(bytes: bytes, range: range)
        guard scanner.skipWhitespace() == UInt8(ascii: "{") else { throw MalformedMessage("not a JSON object") }
        try scanner.object(depth: 1, visit: member)
        guard scanner.skipWhitespace() == nil else { throw MalformedMessage("text after the JSON object") }
    }

    private init(bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    private var peek: UInt8? { position < end ? bytes[position] : nil }

    /// The byte after the white space, which stays to be read; nil at the end.
    @discardableResult
    private mutating func skipWhitespace() -> UInt8? {
        while let byte = peek {
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return byte
            }
        }
        return nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard skipWhitespace() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(MalformedMessage) {
        switch skipWhitespace() {
        case UInt8(ascii: "{"): try object(depth: depth + 1, visit: { _, _ in })
        case UInt8(ascii: "["): try array(depth: depth + 1)
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
        }
    }

    private mutating func object(
        depth: Int, visit: (_ name: Range<Int>, _ value: Range<Int>) throws(MalformedMessage) -> Void
    ) throws(MalformedMessage) {
        guard depth <= Self.maximumDepth else { throw MalformedMessage("nested too deeply") }
        position += 1
        if take("}") { return }
        repeat {
            guard skipWhitespace() == UInt8(ascii: "\"") else { throw MalformedMessage("expected a name in an object") }
            let name = try string()
            guard take(":") else { throw MalformedMessage("expected a colon in an object") }
            skipWhitespace()
            let start = position
            try value(depth: depth)
            try visit(name, start..<position)
        } while take(",")
        guard take("}") else { throw MalformedMessage("unfinished object") }
    }

    private mutating func array(depth: Int) throws(MalformedMessage) {
        guard depth <= Self.maximumDepth else { throw MalformedMessage("nested too deeply") }
        position += 1
        if take("]") { return }
        repeat { try value(depth: depth) } while take(",")
        guard take("]") else { throw MalformedMessage("unfinished array") }
    }

    private mutating func word(_ word: String) throws(MalformedMessage) {
        guard bytes[position..<end].starts(with: word.utf8) else { throw MalformedMessage("expected a value") }
        position += word.utf8.count
    }

    private mutating func number() throws(MalformedMessage) {
        if peek == UInt8(ascii: "-") { position += 1 }
        let first = position
        try digits()
        guard position == first + 1 || bytes[first] != UInt8(ascii: "0") else { throw MalformedMessage("number with a leading zero") }
        if peek == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
    }

    private mutating func digits() throws(MalformedMessage) {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw MalformedMessage("expected a value") }
    }

    /// Reads a string, and answers where its text stands between the quotes.
    private mutating func string() throws(MalformedMessage) -> Range<Int> {
        position += 1
        let start = position
        while let byte = peek {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return start..<(position - 1)
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw MalformedMessage("control character in a string")
            default: break
            }
        }
        throw MalformedMessage("unfinished string")
    }

    private mutating func escape() throws(MalformedMessage) {
        let character = peek
        position += 1
        switch character {
        case UInt8(ascii: "u"): break
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        default: throw MalformedMessage("unknown escape in a string")
        }
        switch try codeUnit() {
        case 0: throw MalformedMessage("NUL in a string")
        case 0xD800...0xDBFF:
            guard bytes[position..<end].starts(with: #"\u"#.utf8) else { throw MalformedMessage("lone surrogate in a string") }
            position += 2
            guard try (0xDC00...0xDFFF).contains(codeUnit()) else { throw MalformedMessage("lone surrogate in a string") }
        case 0xDC00...0xDFFF: throw MalformedMessage("lone surrogate in a string")
        default: break
        }
    }

    private mutating func codeUnit() throws(MalformedMessage) -> UInt16 {
        let digits = bytes[min(position, end)..<min(position + 4, end)]
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw MalformedMessage("unknown escape in a string") }
        position += 4
        return unit
    }
}
