import FoundationEssentials

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
struct Reply {
    let error: String?
    let continues: Bool
    let parameters: JSONObject

    /// Reads one frame without its NUL. Headers that nobody knows are ignored.
    init(_ frame: [UInt8]) throws(MalformedMessage) {
        let message = try JSONObject(frame)
        error = try message.string("error")
        continues = try message.flag("continues")
        parameters = try message.object("parameters")
    }

    var varlinkError: VarlinkError? { error.map { VarlinkError($0, json: Array(parameters.text)) } }
}

/// Frames as they go out, each ended by NUL. Empty parameters are left out.
extension [UInt8] {
    /// - Parameter flag: `more`, `oneway` or nil.
    mutating func appendCall(_ method: String, parameters: some Collection<UInt8>, flag: String?) throws {
        let flag = flag.map { #""\#($0)":true"# } ?? ""
        appendMessage(header: try JSON.encode(["method": method]), flag, parameters)
    }

    mutating func appendReply(parameters: some Collection<UInt8>, continues: Bool) {
        appendMessage(header: Array("{}".utf8), continues ? #""continues":true"# : "", parameters)
    }

    mutating func appendError(_ error: VarlinkError) throws {
        appendMessage(header: try JSON.encode(["error": error.name]), "", error.json)
    }

    /// - Parameters:
    ///   - header: a JSON object that the other members join.
    ///   - parameters: the text of a JSON object.
    private mutating func appendMessage(header: some Collection<UInt8>, _ flag: String, _ parameters: some Collection<UInt8>) {
        append(contentsOf: header.dropLast())
        var separator = header.count > 2 ? "," : ""
        if !flag.isEmpty {
            append(contentsOf: "\(separator)\(flag)".utf8)
            separator = ","
        }
        if parameters.count > 2 {
            append(contentsOf: "\(separator)\"parameters\":".utf8)
            append(contentsOf: parameters)
        }
        append(contentsOf: [UInt8(ascii: "}"), 0])
    }
}
