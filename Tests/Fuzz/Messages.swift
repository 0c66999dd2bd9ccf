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
        if let reply = try? Reply(frame) { check(reply) }
    }
}

private func check(_ call: Call) {
    let flag = call.more ? "more" : call.oneway ? "oneway" : call.upgrade ? "upgrade" : nil
    var written: [UInt8] = []
    // A method's name from the message can be encoded: it was a string.
    hold((try? written.appendCall(call.method, parameters: call.parameters.text, flag: flag)) != nil, "a call can't be written")
    guard written.popLast() == 0, let again = try? Call(written) else { fatalError("a written call can't be read") }
    hold(again.method == call.method && again.more == call.more && again.oneway == call.oneway, "a written call says something else")
    decode(call.parameters)
}

private func check(_ reply: Reply) {
    _ = reply.varlinkError?.description
    decode(reply.parameters)
}

private func decode(_ parameters: JSONObject) {
    _ = try? parameters.decoded(as: Everything.self)
}

/// Anything that JSON can say, decoded to its last leaf.
private enum Everything: Decodable {
    case array([Everything]), object([String: Everything]), text(String), whole(Int64), number(Double), flag(Bool), null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .whole(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([Everything].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: Everything].self))
        }
    }
}
