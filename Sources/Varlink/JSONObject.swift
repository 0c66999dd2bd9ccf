/// A JSON object as checked text: its members are found, and read only when someone asks.
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
        guard text.isUTF8 else { throw MalformedMessage("not UTF-8") }
        try self.init(bytes: text, range: text.indices)
    }

    private init(bytes: [UInt8], range: Range<Int>) throws(MalformedMessage) {
        var members: [(name: String, value: Range<Int>)] = []
        do throws(JSONError) {
            var reader = JSONReader(bytes, in: range)
            guard reader.skipWhitespace() == UInt8(ascii: "{") else { throw reader.error("not a JSON object") }
            try reader.beginObject()
            while let name = try reader.nextName() {
                let name = JSONReader.unescaped(bytes[name])
                guard !members.contains(where: { $0.name == name }) else { throw reader.error("a name twice in one object") }
                guard members.count < Self.maximumMembers else { throw reader.error("over \(Self.maximumMembers) members in one object") }
                reader.skipWhitespace()
                let start = reader.position
                try reader.skipValue()
                members.append((name, start..<reader.position))
            }
            guard reader.skipWhitespace() == nil else { throw reader.error("text after the JSON object") }
        } catch { throw MalformedMessage(error.reason) }
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
        return JSONReader.unescaped(value.dropFirst().dropLast())
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
    func read<T: JSONReadable>(as type: T.Type) throws(JSONError) -> T {
        var reader = JSONReader(bytes, in: range)
        return try T(json: &reader)
    }

    private func value(_ name: String) -> ArraySlice<UInt8>? {
        members.first { $0.name == name }.map { bytes[$0.value] }
    }
}
