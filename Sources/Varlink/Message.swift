/// What is wrong with a message that is no Varlink message.
struct MalformedMessage: Error, Equatable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// A call as it came in.
struct Call {
    let method: String
    let oneway: Bool
    let more: Bool
    let upgrade: Bool
    let parameters: JSONObject

    /// Reads one frame without its NUL. Headers that nobody knows, such as vendor-prefixed ones, are ignored.
    init(_ frame: [UInt8]) throws(MalformedMessage) {
        let message = try JSONObject(frame)
        guard let method = try message.string("method"), !method.isEmpty else { throw MalformedMessage("a call without a method") }
        self.method = method
        oneway = try message.flag("oneway")
        more = try message.flag("more")
        upgrade = try message.flag("upgrade")
        guard [oneway, more, upgrade].count(where: { $0 }) <= 1 else { throw MalformedMessage("two flags in one call") }
        parameters = try message.object("parameters")
    }
}

/// A reply, or an error instead, as it came in.
struct Reply<Parameters: JSONReadable> {
    let error: VarlinkError?
    let continues: Bool
    /// What was answered, or what is wrong with it; nil if there are no parameters.
    let parameters: Result<Parameters, JSONError>?

    /// Reads one frame without its NUL. Headers that nobody knows are ignored.
    init(_ frame: [UInt8]) throws(MalformedMessage) {
        guard frame.isUTF8 else { throw MalformedMessage("not UTF-8") }
        var (error, continues): (String?, Bool) = (nil, false)
        var (text, parameters): (ArraySlice<UInt8>, Result<Parameters, JSONError>?) = ([], nil)
        do throws(JSONError) {
            var reader = JSONReader(frame, in: frame.indices)
            try reader.beginObject()
            while let name = try reader.nextName() {
                if reader.takeNull() { continue }
                switch reader.text(name) {
                case "error": error = try reader.string()
                case "continues": continues = try reader.bool()
                case "parameters":
                    guard reader.skipWhitespace() == UInt8(ascii: "{") else { throw reader.error("not an object") }
                    let start = reader.position
                    // Reading them also checks their text, and so it is not looked at twice.
                    parameters = try reader.whole(Parameters.self)
                    text = frame[start..<reader.position]
                default: try reader.skipValue()
                }
            }
            try reader.finish()
        } catch { throw MalformedMessage(error.description) }
        self.error = error.map { VarlinkError($0, json: text.isEmpty ? Array("{}".utf8) : Array(text)) }
        self.continues = continues
        self.parameters = text.count > 2 ? parameters : nil
    }

    /// What was answered. Throws where that is something else.
    var value: Parameters {
        get throws(JSONError) {
            guard let parameters else { return try JSONReader.read(from: Array("{}".utf8)) }
            return try parameters.get()
        }
    }
}

/// Frames as they go out, each ended by NUL. Empty parameters are left out.
extension [UInt8] {
    /// - Parameters:
    ///   - parameters: as everywhere here, the text of a JSON object.
    ///   - flag: `more`, `oneway` or nil.
    mutating func appendCall(_ method: String, parameters: some Collection<UInt8>, flag: String?) {
        var head = JSONWriter()
        head.beginObject()
        head.member("method", method)
        if let flag { head.member(named: flag, true) }
        appendFrame(head.bytes, parameters)
    }

    mutating func appendReply(parameters: some Collection<UInt8>, continues: Bool) {
        var head = JSONWriter()
        head.beginObject()
        if continues { head.member("continues", true) }
        appendFrame(head.bytes, parameters)
    }

    mutating func appendError(_ error: VarlinkError) {
        var head = JSONWriter()
        head.beginObject()
        head.member("error", error.name)
        appendFrame(head.bytes, error.json)
    }

    /// - Parameter head: a JSON object without its closing bracket.
    private mutating func appendFrame(_ head: [UInt8], _ parameters: some Collection<UInt8>) {
        append(contentsOf: head)
        if parameters.count > 2 {
            append(contentsOf: "\(head.count > 1 ? "," : "")\"parameters\":".utf8)
            append(contentsOf: parameters)
        }
        append(contentsOf: [UInt8(ascii: "}"), 0])
    }
}
