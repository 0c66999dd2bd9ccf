import Glibc

/// The header of a message (RFC 5322, section 2.2), and of its parts' headers what they are. Of a text nothing is kept.
///
/// Takes any bytes: what is no field is left out.
package struct HeaderBlock {
    /// A field: where its name is, which is empty where it has none, and its value.
    private struct Field {
        let name: Range<Int>
        var value: Range<Int>
    }

    /// How much of a message is read at most, in bytes. What comes behind it is not seen.
    package static let bound = 64 << 10

    private let bytes: [UInt8]
    private var fields: [Field] = []
    /// Where the text begins, as far as it was read; the end of the bytes where the header goes on behind them.
    private var body: Int

    /// Reads the header at the beginning of these bytes.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        body = bytes.count
        fields.reserveCapacity(32)
        var line = 0
        while line < bytes.count {
            let end = Self.endOfLine(bytes, line)
            let next = min(end + 1, bytes.count)
            if Self.isBlank(bytes, line..<end) {
                body = next
                break
            }
            if bytes[line] == Ascii.space || bytes[line] == Ascii.tab {
                // Continues the field before.
                if !fields.isEmpty { fields[fields.count - 1].value = fields[fields.count - 1].value.lowerBound..<end }
            } else if let field = Self.field(bytes, line..<end) {
                fields.append(field)
            } else if !fields.isEmpty {
                // What continues here belongs to nothing that is known.
                fields.append(Field(name: end..<end, value: end..<end))
            }
            line = next
        }
    }

    /// Where a header that begins here ends within these bytes; nil: it goes on behind them.
    static func end(of bytes: [UInt8], after scanned: Int) -> Int? {
        // An empty line may have begun before.
        var place = endOfLine(bytes, max(0, scanned - 3))
        while place + 1 < bytes.count {
            if bytes[place + 1] == Ascii.lineFeed { return place + 2 }
            if bytes[place + 1] == Ascii.carriageReturn, place + 2 < bytes.count, bytes[place + 2] == Ascii.lineFeed { return place + 3 }
            place = endOfLine(bytes, place + 1)
        }
        return nil
    }

    /// Whether there is any field.
    var isEmpty: Bool { fields.allSatisfy(\.name.isEmpty) }

    /// Whether there is a field of this name, in small letters.
    func has(_ name: StaticString) -> Bool { fields.contains { isNamed($0, name) } }

    /// Whether a field's name begins so.
    func has(prefix: StaticString) -> Bool {
        fields.contains { $0.name.count >= prefix.utf8CodeUnitCount && begins($0, with: prefix) }
    }

    /// The values of all fields of this name, unfolded (section 2.2.3), in their order.
    func values(_ name: StaticString) -> [[UInt8]] { fields.lazy.filter { isNamed($0, name) }.map { unfolded($0.value) } }

    /// The first field's value, unfolded, without spaces around it; nil: there is no such field.
    func text(_ name: StaticString) -> String? {
        guard let field = fields.first(where: { isNamed($0, name) }) else { return nil }
        let value = unfolded(field.value)
        guard let first = value.firstIndex(where: { !Ascii.isBlank($0) }), let last = value.lastIndex(where: { !Ascii.isBlank($0) }) else {
            return ""
        }
        return String(decoding: value[first...last], as: UTF8.self)
    }

    private func isNamed(_ field: Field, _ name: StaticString) -> Bool {
        field.name.count == name.utf8CodeUnitCount && begins(field, with: name)
    }

    /// Whether a name that is as long or longer begins so. Called so often that no string is made of a name.
    private func begins(_ field: Field, with name: StaticString) -> Bool {
        name.withUTF8Buffer { name in
            for index in name.indices where Ascii.small(bytes[field.name.lowerBound + index]) != name[index] { return false }
            return true
        }
    }

    /// The same in small letters.
    func word(_ name: StaticString) -> String? { text(name)?.lowercased() }

    /// Whether a part that begins within what was read is an event as calendars send it (RFC 6047, section 2.4): an event that somebody
    /// has attached as a file has no method. Of the parts only the lines that say what they are are looked at.
    var hasEventPart: Bool {
        var line = body
        while line < bytes.count {
            var end = Self.endOfLine(bytes, line)
            if Self.isPartType(bytes[line..<end]) {
                while end + 1 < bytes.count, bytes[end + 1] == Ascii.space || bytes[end + 1] == Ascii.tab {
                    end = Self.endOfLine(bytes, end + 1)
                }
                let type = String(decoding: bytes[line..<end].map(Ascii.small), as: UTF8.self)
                if type.contains("text/calendar"), type.contains("method=") { return true }
            }
            line = end + 1
        }
        return false
    }

    /// Whether a line of a part's header says what the part is.
    static func isPartType(_ line: ArraySlice<UInt8>) -> Bool {
        line.count >= partType.count && zip(line, partType).allSatisfy { Ascii.small($0) == $1 }
    }

    private static let partType = Array("content-type:".utf8)

    private func unfolded(_ range: Range<Int>) -> [UInt8] {
        // Most are on one line.
        let range = range.last.map { bytes[$0] == Ascii.carriageReturn } == true ? range.dropLast() : range
        if !bytes[range].contains(where: { $0 == Ascii.carriageReturn || $0 == Ascii.lineFeed }) { return Array(bytes[range]) }
        return bytes[range].filter { $0 != Ascii.carriageReturn && $0 != Ascii.lineFeed }
    }

    private static func endOfLine(_ bytes: [UInt8], _ start: Int) -> Int {
        bytes.withUnsafeBytes { bytes in
            guard start < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + start, Int32(Ascii.lineFeed), bytes.count - start)
            else { return bytes.count }
            return UnsafeRawPointer(found) - base
        }
    }

    private static func isBlank(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        line.isEmpty || line.count == 1 && bytes[line.lowerBound] == Ascii.carriageReturn
    }

    /// No field's name is as long, and a text without colons is none.
    private static let longestName = 78

    /// A field that begins here: its name is of printable characters, perhaps with spaces between it and the colon (section 4.5).
    private static func field(_ bytes: [UInt8], _ line: Range<Int>) -> Field? {
        var place = line.lowerBound
        while place < line.upperBound, place - line.lowerBound <= longestName, 33...126 ~= bytes[place], bytes[place] != Ascii.colon {
            place += 1
        }
        let name = line.lowerBound..<place
        while place < line.upperBound, bytes[place] == Ascii.space || bytes[place] == Ascii.tab { place += 1 }
        guard !name.isEmpty, place < line.upperBound, bytes[place] == Ascii.colon else { return nil }
        return Field(name: name, value: place + 1..<line.upperBound)
    }
}

/// The characters that mail is made of.
enum Ascii {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let colon = UInt8(ascii: ":")
    static let dot = UInt8(ascii: ".")

    /// Whether it is white space.
    static func isBlank(_ byte: UInt8) -> Bool { byte == space || tab...carriageReturn ~= byte }

    static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    static func small(_ byte: UInt8) -> UInt8 { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte }
}
