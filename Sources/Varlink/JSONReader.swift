/// Reads JSON text (RFC 8259) from its beginning to its end, and checks all of it on the way: no tree is built.
///
/// Stricter than the RFC where peers are: NUL is refused (`\u0000` too), and so are lone surrogates and nesting deeper than
/// ``maximumDepth``. Whether the bytes are UTF-8 is asked elsewhere.
package struct JSONReader {
    /// How deeply arrays and objects may be nested; it bounds the recursion. sd-varlink allows 2048.
    static let maximumDepth = 128

    private let bytes: [UInt8]
    private let end: Int
    /// Where the next byte is.
    private(set) var position: Int
    private var depth = 0
    /// Whether the object or array that is being read has only been opened.
    private var isFirst = false
    /// The name of the outermost object's member that is being read.
    private var outermost: Range<Int>?

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// The value that all of the text is.
    package static func read<T: JSONReadable>(_ type: T.Type = T.self, from text: [UInt8]) throws(JSONError) -> T {
        var reader = JSONReader(text, in: text.indices)
        guard text.isUTF8 else { throw reader.error("not UTF-8") }
        let value = try T(json: &reader)
        try reader.finish()
        return value
    }

    /// Says that there is nothing left but white space.
    mutating func finish() throws(JSONError) {
        guard skipWhitespace() == nil else { throw error("text after the value") }
    }

    /// What is wrong with the value that is being read.
    package func error(_ reason: String) -> JSONError {
        JSONError(reason: reason, member: outermost.map(text))
    }

    // MARK: Objects and arrays

    /// Comes before the first ``nextMember(of:_:)``.
    package mutating func beginObject() throws(JSONError) {
        guard skipWhitespace() == UInt8(ascii: "{") else { throw error("not an object") }
        try descend()
    }

    /// Goes to the value of the object's next member that is not null, since null and absent are the same.
    /// - Parameters:
    ///   - names: the members that are known.
    ///   - member: becomes the index of the member's name, or their count for a name that is not among them. Whatever it was tells
    ///     where to look first: members mostly come in order.
    /// - Returns: false at the object's end.
    package mutating func nextMember(of names: JSONNames, _ member: inout Int) throws(JSONError) -> Bool {
        while let name = try nextName() {
            if takeNull() { continue }
            member = index(of: name, in: names, after: member)
            return true
        }
        return false
    }

    /// Goes over `null`, if that comes next.
    mutating func takeNull() -> Bool {
        guard skipWhitespace() == UInt8(ascii: "n"), isNext("null") else { return false }
        position += 4
        return true
    }

    /// The text between two quotation marks as it is meant.
    func text(_ range: Range<Int>) -> String { Self.unescaped(bytes[range]) }

    /// What was read of a member that must be there.
    package func required<T>(_ value: T?, _ name: String) throws(JSONError) -> T {
        guard let value else { throw missing(name) }
        return value
    }

    /// Says that a member is missing that must be there.
    package func missing(_ name: String) -> JSONError {
        JSONError(reason: "\(name) is missing", member: outermost.map(text) ?? name)
    }

    /// Comes before the first ``nextElement()``.
    package mutating func beginArray() throws(JSONError) {
        guard skipWhitespace() == UInt8(ascii: "[") else { throw error("not a list") }
        try descend()
    }

    /// Goes to the array's next element. False at its end.
    package mutating func nextElement() throws(JSONError) -> Bool {
        try next(closing: UInt8(ascii: "]"), "unfinished array")
    }

    /// Reads a value as if it were the whole text: an error names its member. The value is skipped then.
    mutating func whole<T: JSONReadable>(_ type: T.Type) throws(JSONError) -> Result<T, JSONError> {
        var reader = JSONReader(bytes, in: position..<end)
        do throws(JSONError) {
            let value = try T(json: &reader)
            position = reader.position
            return .success(value)
        } catch {
            try skipValue()
            return .failure(error)
        }
    }

    /// Skips one value of any kind, and returns its text.
    mutating func skippedText() throws(JSONError) -> ArraySlice<UInt8> {
        skipWhitespace()
        let start = position
        try skipValue()
        return bytes[start..<position]
    }

    /// Skips one value of any kind.
    package mutating func skipValue() throws(JSONError) {
        switch skipWhitespace() {
        case UInt8(ascii: "{"):
            try descend()
            while try nextName() != nil { try skipValue() }
        case UInt8(ascii: "["):
            try descend()
            while try nextElement() { try skipValue() }
        case UInt8(ascii: "\""): _ = try text()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: _ = try number()
        }
    }

    private mutating func descend() throws(JSONError) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw error("nested too deeply") }
        position += 1
        isFirst = true
    }

    /// Goes over the comma before the next name or element; false where there is the closing bracket instead.
    private mutating func next(closing bracket: UInt8, _ unfinished: String) throws(JSONError) -> Bool {
        let byte = skipWhitespace()
        if byte == bracket {
            position += 1
            depth -= 1
            isFirst = false
            return false
        }
        if isFirst {
            isFirst = false
        } else {
            guard byte == UInt8(ascii: ",") else { throw error(unfinished) }
            position += 1
            skipWhitespace()
            // A comma stands between two, never behind the last.
            guard peek != bracket else { throw error("expected a value") }
        }
        return true
    }

    /// The next member's name as it is written between the quotation marks; nil at the object's end. The value comes next.
    mutating func nextName() throws(JSONError) -> Range<Int>? {
        if depth == 1 { outermost = nil }
        guard try next(closing: UInt8(ascii: "}"), "unfinished object") else { return nil }
        guard peek == UInt8(ascii: "\"") else { throw error("expected a name in an object") }
        let name = try text().range
        guard skipWhitespace() == UInt8(ascii: ":") else { throw error("expected a colon in an object") }
        position += 1
        if depth == 1 { outermost = name }
        return name
    }

    private func index(of name: Range<Int>, in names: JSONNames, after last: Int) -> Int {
        let found = bytes[name].withUnsafeBytes { names.index(of: $0, after: last) }
        guard found == names.count, bytes[name].contains(UInt8(ascii: "\\")) else { return found }
        return Array(Self.unescaped(bytes[name]).utf8).withUnsafeBytes { names.index(of: $0, after: last) }
    }

    // MARK: Values

    /// Reads text.
    package mutating func string() throws(JSONError) -> String {
        guard skipWhitespace() == UInt8(ascii: "\"") else { throw error("not text") }
        let (range, isEscaped) = try text()
        return isEscaped ? Self.unescaped(bytes[range]) : String(decoding: bytes[range], as: UTF8.self)
    }

    /// Reads `true` or `false`.
    package mutating func bool() throws(JSONError) -> Bool {
        switch skipWhitespace() {
        case UInt8(ascii: "t"):
            try word("true")
            return true
        case UInt8(ascii: "f"):
            try word("false")
            return false
        default: throw error("not a truth value")
        }
    }

    /// Reads a whole number, exactly.
    package mutating func int() throws(JSONError) -> Int {
        let literal = try numberLiteral()
        guard let value = Int(literal) ?? Double(literal).flatMap(Int.init(exactly:)) else { throw error("not a whole number of 64 bits") }
        return value
    }

    /// Reads a number.
    package mutating func double() throws(JSONError) -> Double {
        guard let value = Double(try numberLiteral()), value.isFinite else { throw error("not a number of 64 bits") }
        return value
    }

    private mutating func numberLiteral() throws(JSONError) -> String {
        guard let first = skipWhitespace(), first == UInt8(ascii: "-") || Self.isDigit(first) else { throw error("not a number") }
        return String(decoding: bytes[try number()], as: UTF8.self)
    }

    // MARK: Bytes

    private var peek: UInt8? { position < end ? bytes[position] : nil }

    /// The byte after the white space, which stays to be read; nil at the end.
    @discardableResult
    mutating func skipWhitespace() -> UInt8? {
        while let byte = peek {
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return byte
            }
        }
        return nil
    }

    private mutating func word(_ word: StaticString) throws(JSONError) {
        guard isNext(word) else { throw error("expected a value") }
        position += word.utf8CodeUnitCount
    }

    /// Whether these bytes come next.
    private func isNext(_ word: StaticString) -> Bool {
        guard end - position >= word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in word.indices.allSatisfy { bytes[position + $0] == word[$0] } }
    }

    private mutating func number() throws(JSONError) -> Range<Int> {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        let first = position
        try digits()
        guard position == first + 1 || bytes[first] != UInt8(ascii: "0") else { throw error("number with a leading zero") }
        if peek == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return start..<position
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private mutating func digits() throws(JSONError) {
        let start = position
        while let byte = peek, Self.isDigit(byte) { position += 1 }
        guard position > start else { throw error("expected a value") }
    }

    /// Goes over text, and returns where it is between the quotation marks, and whether there are escapes in it.
    private mutating func text() throws(JSONError) -> (range: Range<Int>, isEscaped: Bool) {
        position += 1
        let start = position
        var isEscaped = false
        while true {
            position = bytes.withUnsafeBytes { PlainText.end(of: UnsafeRawBufferPointer(rebasing: $0[..<end]), from: position) }
            guard let byte = peek else { throw error("unfinished string") }
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return (start..<(position - 1), isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                try escape()
            default: throw error("control character in a string")
            }
        }
    }

    private mutating func escape() throws(JSONError) {
        let character = peek
        position += 1
        switch character {
        case UInt8(ascii: "u"): break
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        default: throw error("unknown escape in a string")
        }
        switch try codeUnit() {
        case 0: throw error("NUL in a string")
        case 0xD800...0xDBFF:
            guard isNext(#"\u"#) else { throw error("lone surrogate in a string") }
            position += 2
            guard try (0xDC00...0xDFFF).contains(codeUnit()) else { throw error("lone surrogate in a string") }
        case 0xDC00...0xDFFF: throw error("lone surrogate in a string")
        default: break
        }
    }

    private mutating func codeUnit() throws(JSONError) -> UInt16 {
        guard let unit = Self.codeUnit(bytes[min(position, end)..<min(position + 4, end)]) else {
            throw error("unknown escape in a string")
        }
        position += 4
        return unit
    }
}
