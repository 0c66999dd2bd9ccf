import FoundationEssentials

/// A JSON object as checked text: the values are found, and decoded only when someone asks.
struct JSONObject {
    /// `{}`.
    static let empty = JSONObject(bytes: Array("{}".utf8), range: 0..<2, members: [])

    /// How many members an object may have. Messages and their parameters have few; names are compared with each other.
    static let maximumMembers = 256

    private let bytes: [UInt8]
    private let range: Range<Int>
    private let members: [(name: String, value: Range<Int>)]

    /// Checks all of `text`.
    init(_ text: [UInt8]) throws(MalformedMessage) {
        guard (try? UTF8Span(validating: text.span)) != nil else { throw MalformedMessage("not UTF-8") }
        try self.init(bytes: text, range: text.indices)
    }

    private init(bytes: [UInt8], range: Range<Int>) throws(MalformedMessage) {
        var members: [(name: String, value: Range<Int>)] = []
        try JSONScanner.visit(bytes, in: range) { (name, value) throws(MalformedMessage) in
            let name = JSON.unescaped(bytes[name])
            guard !members.contains(where: { $0.name == name }) else { throw MalformedMessage("a name twice in one object") }
            guard members.count < Self.maximumMembers else { throw MalformedMessage("over \(Self.maximumMembers) members in one object") }
            members.append((name, value))
        }
        self.init(bytes: bytes, range: range, members: members)
    }

    private init(bytes: [UInt8], range: Range<Int>, members: [(name: String, value: Range<Int>)]) {
        self.bytes = bytes
        self.range = range
        self.members = members
    }

    var isEmpty: Bool { members.isEmpty }

    var names: [String] { members.map(\.name) }

    var text: ArraySlice<UInt8> { bytes[range] }

    /// The member's string; nil if there is no such member.
    func string(_ name: String) throws(MalformedMessage) -> String? {
        guard let value = value(name) else { return nil }
        guard value.first == UInt8(ascii: "\"") else { throw MalformedMessage("\(name) is not a string") }
        return JSON.unescaped(value.dropFirst().dropLast())
    }

    /// The member's truth value; false if there is no such member.
    func flag(_ name: String) throws(MalformedMessage) -> Bool {
        guard let value = value(name) else { return false }
        if value.elementsEqual("true".utf8) { return true }
        guard value.elementsEqual("false".utf8) else { throw MalformedMessage("\(name) is not a boolean") }
        return false
    }

    /// The object that is a member; empty if there is none or it is null.
    func object(_ name: String) throws(MalformedMessage) -> JSONObject {
        guard let value = value(name), !value.elementsEqual("null".utf8) else { return .empty }
        guard value.first == UInt8(ascii: "{") else { throw MalformedMessage("\(name) is not an object") }
        return try JSONObject(bytes: bytes, range: value.indices)
    }

    /// The whole object as a Swift value.
    func decoded<T: Decodable>(as type: T.Type) throws -> T {
        if let empty = Empty() as? T { return empty }
        return try JSONDecoder().decode(type, from: Data(text))
    }

    /// The same object where each number in a member's value is 0, with spaces behind it so that nothing moves.
    func replacingNumbers(of name: String) -> JSONObject {
        guard let value = members.first(where: { $0.name == name })?.value else { return self }
        var bytes = bytes
        var isString = false
        var position = value.lowerBound
        while position < value.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "\""): isString.toggle()
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard !isString else { break }
                let rest = bytes[position..<value.upperBound]
                let end = rest.firstIndex { !"+-.0123456789Ee".utf8.contains($0) } ?? rest.endIndex
                bytes.replaceSubrange(position..<end, with: [UInt8(ascii: "0")] + Array(repeating: 0x20, count: end - position - 1))
                position = end - 1
            default: break
            }
            position += 1
        }
        return JSONObject(bytes: bytes, range: range, members: members)
    }

    private func value(_ name: String) -> ArraySlice<UInt8>? {
        members.first { $0.name == name }.map { bytes[$0.value] }
    }
}
