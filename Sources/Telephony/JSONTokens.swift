/// A part of a JSON text (RFC 8259).
enum JSONToken: Hashable {
    case beginObject, endObject, beginArray, endArray
    /// The name of an object's member, whose value comes next.
    case name(String)
    case text(String)
    /// A number as it is written.
    case number(String)
    /// `true`, `false` or `null`.
    case word
}

/// Why a JSON text can't be read on.
enum JSONTokenError: Error {
    /// It ends within a value.
    case cutOff
    /// It is no JSON, or nested too deeply.
    case malformed
}

/// Reads JSON one token after the other, however long it is. Of long texts only the beginning is kept.
struct JSONTokens: ~Copyable {
    /// How deeply objects and arrays may be nested.
    static let maximumDepth = 64
    /// How much of a text, a name or a number is kept, in bytes.
    static let textBytes = 1024

    private(set) var stream: ByteStream
    /// Of each object or array that is open, whether it is an object.
    private var open: [Bool] = []
    private var expected = Expectation.value

    /// What may come next.
    private enum Expectation {
        case value, valueOrEnd, name, nameOrEnd, commaOrEnd, nothing
    }

    init(_ stream: consuming ByteStream) { self.stream = stream }

    /// How many objects and arrays are open.
    private var depth: Int { open.count }

    /// The next token; nil at the end of the text.
    mutating func next() throws(JSONTokenError) -> JSONToken? { try next(keeping: true) }

    /// Skips the next value, of any type.
    mutating func skipValue() throws(JSONTokenError) { try skip(to: depth) }

    /// Goes over the rest of the object or array that was entered last.
    mutating func skipRest() throws(JSONTokenError) { try skip(to: depth - 1) }

    private mutating func skip(to end: Int) throws(JSONTokenError) {
        repeat {
            if try next(keeping: false) == nil { throw .cutOff }
        } while open.count > end
    }

    private mutating func next(keeping isKept: Bool) throws(JSONTokenError) -> JSONToken? {
        while true {
            guard let byte = stream.skipSpace() else {
                if expected == .nothing { return nil }
                throw .cutOff
            }
            switch expected {
            case .nothing: throw .malformed
            case .value, .valueOrEnd: return try value(byte, isKept)
            case .name, .nameOrEnd: return try name(byte, isKept)
            case .commaOrEnd:
                if byte != UInt8(ascii: ",") { return try end(byte) }
                _ = stream.next()
                expected = open.last == true ? .name : .value
            }
        }
    }

    private mutating func value(_ byte: UInt8, _ isKept: Bool) throws(JSONTokenError) -> JSONToken {
        switch byte {
        case UInt8(ascii: "{"): return try begin(true)
        case UInt8(ascii: "["): return try begin(false)
        case UInt8(ascii: "]") where expected == .valueOrEnd: return try end(byte)
        case UInt8(ascii: "\""):
            let text = try text(isKept)
            endValue()
            return .text(text)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let text = word()
            endValue()
            return .number(text)
        default:
            guard ["true", "false", "null"].contains(word()) else { throw .malformed }
            endValue()
            return .word
        }
    }

    private mutating func name(_ byte: UInt8, _ isKept: Bool) throws(JSONTokenError) -> JSONToken {
        if byte == UInt8(ascii: "}"), expected == .nameOrEnd { return try end(byte) }
        guard byte == UInt8(ascii: "\"") else { throw .malformed }
        let name = try text(isKept)
        guard let colon = stream.skipSpace() else { throw .cutOff }
        guard colon == UInt8(ascii: ":") else { throw .malformed }
        _ = stream.next()
        expected = .value
        return .name(name)
    }

    private mutating func begin(_ isObject: Bool) throws(JSONTokenError) -> JSONToken {
        guard open.count < Self.maximumDepth else { throw .malformed }
        _ = stream.next()
        open.append(isObject)
        expected = isObject ? .nameOrEnd : .valueOrEnd
        return isObject ? .beginObject : .beginArray
    }

    private mutating func end(_ byte: UInt8) throws(JSONTokenError) -> JSONToken {
        guard let isObject = open.last, byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { throw .malformed }
        _ = stream.next()
        open.removeLast()
        endValue()
        return isObject ? .endObject : .endArray
    }

    private mutating func endValue() { expected = open.isEmpty ? .nothing : .commaOrEnd }

    // MARK: Texts

    /// Reads the letters, digits and signs of a number or a word.
    private mutating func word() -> String {
        var word: [UInt8] = []
        while let byte = stream.peek(), byte > 0x20, byte < 0x7F, !",:[]{}\"".utf8.contains(byte) {
            _ = stream.next()
            if word.count < Self.textBytes { word.append(byte) }
        }
        return String(decoding: word, as: UTF8.self)
    }

    private mutating func text(_ isKept: Bool) throws(JSONTokenError) -> String {
        _ = stream.next()
        var text = BoundedText(bound: Self.textBytes)
        while true {
            if !isKept { _ = stream.skip(to: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) }
            switch stream.next() {
            case nil: throw .cutOff
            case UInt8(ascii: "\""):
                text.finish()
                return isKept ? text.string : ""
            case UInt8(ascii: "\\"): try escape(into: &text)
            case let byte?: text.append(byte)
            }
        }
    }

    private mutating func escape(into text: inout BoundedText) throws(JSONTokenError) {
        guard let byte = stream.next() else { throw .cutOff }
        switch byte {
        case UInt8(ascii: "u"):
            var unit: UInt32 = 0
            for _ in 0..<4 {
                guard let byte = stream.next() else { throw .cutOff }
                guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw .malformed }
                unit = unit << 4 | UInt32(digit)
            }
            text.append(unit: unit)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        default: throw .malformed
        }
    }
}
