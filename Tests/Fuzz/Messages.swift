@testable import Varlink

/// What comes over the control socket, in pieces: frames, and the calls and replies in them.
@Sendable func fuzzMessages(_ bytes: [UInt8]) {
    let piece = 1 + number(of: bytes) % 64
    var buffer = FrameBuffer(limit: 512)
    var frames: [[UInt8]] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
        bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { buffer.append($0) }
        while let frame = try? buffer.next() { frames.append(frame) }
    }
    let whole = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().prefix { $0.count <= 512 }.map(Array.init)
    hold(frames == whole, "frames are lost")
    frames.append(bytes.filter { $0 != 0 })
    for frame in frames {
        if let call = try? Call(frame) { check(call) }
        if let reply = try? Reply<Everything>(frame) { check(reply) }
    }
}

private func check(_ call: Call) {
    let flag = call.more ? "more" : call.oneway ? "oneway" : call.upgrade ? "upgrade" : nil
    var written: [UInt8] = []
    written.appendCall(call.method, parameters: call.parameters.text, flag: flag)
    guard written.popLast() == 0, let again = try? Call(written) else { fatalError("a written call can't be read") }
    hold(again.method == call.method && again.more == call.more && again.oneway == call.oneway, "a written call says something else")
    if let value = try? call.parameters.read(as: Everything.self) { check(value) }
}

private func check(_ reply: Reply<Everything>) {
    _ = reply.error?.description
    if let value = try? reply.value { check(value) }
}

private func check(_ value: Everything) {
    hold((try? JSONReader.read(from: JSONWriter.text(of: value))) == value, "what was written says something else")
    hold((try? JSONReader.read(from: JSONWriter.text(of: value, isPretty: true))) == value, "lines make it something else")
}

/// Anything that JSON can say, read to its last leaf.
private enum Everything: JSONValue, Equatable {
    case array([Everything]), object([Member]), text(String), whole(Int), number(Double), flag(Bool), null

    struct Member: Equatable {
        let name: String
        let value: Everything
    }

    init(json: inout JSONReader) throws(JSONError) {
        switch json.skipWhitespace() {
        case UInt8(ascii: "{"):
            var members: [Member] = []
            try json.beginObject()
            while let name = try json.nextName() {
                let name = json.text(name)
                members.append(Member(name: name, value: try Everything(json: &json)))
            }
            self = .object(members)
        case UInt8(ascii: "["): self = .array(try [Everything](json: &json))
        case UInt8(ascii: "\""): self = .text(try json.string())
        case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .flag(try json.bool())
        case UInt8(ascii: "n"):
            try json.skipValue()
            self = .null
        default:
            var whole = json
            if let value = try? whole.int() {
                json = whole
                self = .whole(value)
            } else {
                self = .number(try json.double())
            }
        }
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .array(let values): values.write(to: &json)
        case .object(let members):
            json.object { json in
                for member in members { json.member(named: member.name, member.value) }
            }
        case .text(let text): json.write(text)
        case .whole(let number): json.write(number)
        case .number(let number): json.write(number)
        case .flag(let flag): json.write(flag)
        case .null: json.writeNull()
        }
    }
}
