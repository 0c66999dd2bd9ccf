/// Writes JSON text (RFC 8259), value by value. Members are written in the order in which they are added.
package struct JSONWriter {
    /// The text so far.
    package private(set) var bytes: [UInt8] = []

    private let isPretty: Bool
    private var depth = 0

    /// - Parameter isPretty: whether each member and element gets a line of its own, for people.
    package init(isPretty: Bool = false) { self.isPretty = isPretty }

    /// The text of a whole value.
    package static func text(of value: some JSONWritable, isPretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(isPretty: isPretty)
        value.write(to: &writer)
        return writer.bytes
    }

    // MARK: Objects and arrays

    /// Writes an object with the members that the closure adds.
    package mutating func object(_ addMembers: (inout JSONWriter) -> Void) {
        beginObject()
        addMembers(&self)
        endObject()
    }

    /// Adds a member to the object that is being written.
    package mutating func member(_ name: StaticString, _ value: some JSONWritable) {
        beginMember(name)
        value.write(to: &self)
    }

    /// Adds a member, or nothing for nil: absent and null are the same, and absent is shorter.
    package mutating func member(_ name: StaticString, _ value: (some JSONWritable)?) {
        guard let value else { return }
        beginMember(name)
        value.write(to: &self)
    }

    package mutating func beginObject() { begin(UInt8(ascii: "{")) }

    package mutating func endObject() { end(UInt8(ascii: "}")) }

    package mutating func beginArray() { begin(UInt8(ascii: "[")) }

    package mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Comes before each element of an array.
    package mutating func beginElement() {
        // A text ends in a quotation mark, so this is the bracket that opened the object or array.
        let isFirst = bytes.last == UInt8(ascii: "{") || bytes.last == UInt8(ascii: "[")
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        if isPretty { beginLine() }
    }

    /// Comes before the value of each member of an object. The name is one of the program's own and has nothing to escape.
    package mutating func beginMember(_ name: StaticString) {
        beginElement()
        name.withUTF8Buffer { name in write(plain: name.count) { _ = $0.update(fromContentsOf: name) } }
        endName()
    }

    /// Adds a member whose name may be any text.
    package mutating func member(named name: String, _ value: some JSONWritable) {
        beginElement()
        write(name)
        endName()
        value.write(to: &self)
    }

    private mutating func endName() {
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
    }

    private mutating func begin(_ bracket: UInt8) {
        bytes.append(bracket)
        depth += 1
    }

    private mutating func end(_ bracket: UInt8) {
        depth -= 1
        // The opening brackets come two before the closing ones in ASCII.
        let isEmpty = bytes.last == bracket - 2
        if isPretty, !isEmpty { beginLine() }
        bytes.append(bracket)
    }

    private mutating func beginLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    // MARK: Values

    mutating func writeNull() { bytes.append(contentsOf: "null".utf8) }

    package mutating func write(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

    package mutating func write(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// Writes a number, or null for what JSON has no number for (infinity).
    package mutating func write(_ value: Double) {
        guard value.isFinite else { return writeNull() }
        let text = value.description
        bytes.append(contentsOf: text.hasSuffix(".0") ? Substring(text.dropLast(2)).utf8 : text[...].utf8)
    }

    /// Writes text. U+0000 becomes U+FFFD, since peers refuse the whole message for it.
    package mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { text in
            if text.count <= Self.pieceBound, PlainText.end(of: UnsafeRawBufferPointer(text), from: 0) == text.count {
                return write(plain: text.count) { _ = $0.update(fromContentsOf: text) }
            }
            bytes.append(UInt8(ascii: "\""))
            append(escaping: text)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    /// Up to so many bytes are put together in memory that costs nothing.
    private static let pieceBound = 256

    /// Writes text of so many bytes, which the closure sets to UTF-8 without quotation marks, backslashes and control characters. It is
    /// appended in one piece, which takes half the time: a long list has a hundred thousand.
    package mutating func write(plain count: Int, _ set: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 2) { piece in
            piece[0] = UInt8(ascii: "\"")
            set(UnsafeMutableBufferPointer(rebasing: piece[1..<count + 1]))
            piece[count + 1] = UInt8(ascii: "\"")
            bytes.append(contentsOf: UnsafeBufferPointer(piece))
        }
    }

    /// Writes a value that is JSON text already.
    mutating func write(raw text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }

    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while true {
            let end = PlainText.end(of: UnsafeRawBufferPointer(text), from: start)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
            guard end < text.count else { break }
            append(escaped: text[end])
            start = end + 1
        }
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case 0: bytes.append(contentsOf: #"\ufffd"#.utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
        case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
        case ..<0x20:
            bytes.append(contentsOf: #"\u00"#.utf8)
            bytes.append(contentsOf: String(Int(byte) + 0x100, radix: 16).utf8.dropFirst())
        default: bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
        }
    }
}
