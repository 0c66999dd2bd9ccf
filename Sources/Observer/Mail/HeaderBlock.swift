/// The header of a message (RFC 5322, section 2.2), and of its parts' headers what they are. Of a text nothing is kept.
///
/// Takes any bytes: what is no field is left out.
package struct HeaderBlock {
    /// A field: its name in small letters, and its value as it stands there.
    private struct Field {
        let name: String
        let value: Range<Int>
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
                if let last = fields.last { fields[fields.count - 1] = Field(name: last.name, value: last.value.lowerBound..<end) }
            } else if let colon = Self.colon(bytes, line..<end) {
                fields.append(Field(name: Self.name(bytes[line..<colon]), value: colon + 1..<end))
            } else if !fields.isEmpty {
                // What continues here belongs to nothing that is known.
                fields.append(Field(name: "", value: end..<end))
            }
            line = next
        }
    }

    /// Where a header that begins here ends within these bytes; nil: it goes on behind them.
    static func end(of bytes: [UInt8], after scanned: Int) -> Int? {
        // An empty line may have begun before.
        var place = max(0, scanned - 3)
        while place < bytes.count {
            if bytes[place] == Ascii.lineFeed, place + 1 < bytes.count {
                if bytes[place + 1] == Ascii.lineFeed { return place + 2 }
                if bytes[place + 1] == Ascii.carriageReturn, place + 2 < bytes.count, bytes[place + 2] == Ascii.lineFeed {
                    return place + 3
                }
            }
            place += 1
        }
        return nil
    }

    /// Whether there is any field.
    var isEmpty: Bool { !fields.contains { !$0.name.isEmpty } }

    /// Whether there is a field of this name, in small letters.
    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// Whether a field's name begins so.
    func has(prefix: String) -> Bool { fields.contains { $0.name.hasPrefix(prefix) } }

    /// The values of all fields of this name, unfolded (section 2.2.3), in their order.
    func values(_ name: String) -> [[UInt8]] { fields.lazy.filter { $0.name == name }.map { unfolded($0.value) } }

    /// The first field's value, unfolded, without spaces around it; nil: there is no such field.
    func text(_ name: String) -> String? {
        guard let field = fields.first(where: { $0.name == name }) else { return nil }
        return String(decoding: unfolded(field.value), as: UTF8.self).trimmed
    }

    /// The same in small letters.
    func word(_ name: String) -> String? { text(name)?.lowercased() }

    /// Whether a part that begins within what was read is an event as calendars send it (RFC 6047, section 2.4): an event that somebody
    /// has attached as a file has no method. Of the parts only the lines that say what they are are looked at.
    var hasEventPart: Bool {
        var line = body
        while line < bytes.count {
            var end = Self.endOfLine(bytes, line)
            if Self.partType.count <= end - line, zip(bytes[line..<end], Self.partType).allSatisfy({ Ascii.small($0) == $1 }) {
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

    private static let partType = Array("content-type:".utf8)

    private func unfolded(_ range: Range<Int>) -> [UInt8] {
        bytes[range].filter { $0 != Ascii.carriageReturn && $0 != Ascii.lineFeed }
    }

    private static func endOfLine(_ bytes: [UInt8], _ start: Int) -> Int {
        bytes[start...].firstIndex(of: Ascii.lineFeed) ?? bytes.count
    }

    private static func isBlank(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        line.isEmpty || line.count == 1 && bytes[line.lowerBound] == Ascii.carriageReturn
    }

    /// No field's name is as long, and a text without colons is none.
    private static let longestName = 78

    /// The colon behind a field's name: of printable characters, perhaps with spaces behind them (section 4.5).
    private static func colon(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
        var place = line.lowerBound
        while place < line.upperBound, place - line.lowerBound <= longestName {
            let byte = bytes[place]
            if byte == Ascii.colon { return place > line.lowerBound ? place : nil }
            if byte < 33 || byte > 126 { break }
            place += 1
        }
        while place < line.upperBound, bytes[place] == Ascii.space || bytes[place] == Ascii.tab { place += 1 }
        return place < line.upperBound && bytes[place] == Ascii.colon && place > line.lowerBound ? place : nil
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.lazy.filter { $0 > 32 }.map(Ascii.small), as: UTF8.self)
    }
}

/// The characters that mail is made of.
enum Ascii {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let colon = UInt8(ascii: ":")

    static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    static func small(_ byte: UInt8) -> UInt8 { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte }
}

extension StringProtocol {
    /// Without white space around it.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
