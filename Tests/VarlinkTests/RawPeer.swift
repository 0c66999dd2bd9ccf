import Glibc
import TestSupport

@testable import Varlink

/// A peer that writes bytes and reads frames. It blocks, so it is for threads only. Closed with the last reference to it.
final class RawPeer: Sendable {
    let descriptor: Int32

    init(_ path: String) throws { descriptor = try UnixSocket.connect(path: path, timeout: 60) }

    deinit { close(descriptor) }

    func send(_ frames: String...) throws { try send(bytes: encode(frames)) }

    func send(bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw ConnectionError("send to", "the service") }
            sent += count
        }
    }

    /// Sends bytes; the service may close the connection before it has read all.
    func sendInVain(bytes: [UInt8]) { try? send(bytes: bytes) }

    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// The next frames, read without a byte of those after them; fewer if the service closes first.
    func frames(_ wanted: Int) throws -> [String] {
        var frames: [String] = []
        var frame: [UInt8] = []
        while frames.count < wanted {
            var byte: UInt8 = 0
            let count = recv(descriptor, &byte, 1, 0)
            guard count >= 0 || errno == ECONNRESET else { throw ConnectionError("receive from", "the service") }
            guard count > 0 else { return frames }
            if byte == 0 {
                frames.append(String(decoding: frame, as: UTF8.self))
                frame = []
            } else {
                frame.append(byte)
            }
        }
        return frames
    }

    /// All frames up to the end of the connection.
    func framesToTheEnd() throws -> [String] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count >= 0 || errno == ECONNRESET else { throw ConnectionError("receive from", "the service") }
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        var frames = bytes.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        let rest = frames.removeLast()
        return rest.isEmpty ? frames : frames + ["unfinished: \(rest)"]
    }

    /// A peer that has subscribed to `Watch` and got the first event, "hello".
    static func watching(_ path: String) async throws -> RawPeer {
        try await onThread {
            let peer = try RawPeer(path)
            try peer.send(call("Watch", #"{"greeting":"hello"}"#, flag: "more"))
            _ = try peer.frames(1)
            return peer
        }
    }

    /// All replies to these frames on a new connection whose sending side is then shut down.
    static func replies(_ path: String, _ frames: String...) async throws -> [String] {
        let bytes = encode(frames)
        return try await onThread {
            let peer = try RawPeer(path)
            try peer.send(bytes: bytes)
            peer.finishSending()
            return try peer.framesToTheEnd()
        }
    }
}

/// Frames, each with its NUL.
func encode(_ frames: [String]) -> [UInt8] {
    frames.reduce(into: []) { $0 += Array($1.utf8) + [0] }
}

/// A call of the test interface, as JSON.
func call(_ method: String, _ parameters: String? = nil, flag: String? = nil) -> String {
    let flag = flag.map { #","\#($0)":true"# } ?? ""
    let parameters = parameters.map { #","parameters":\#($0)"# } ?? ""
    return #"{"method":"org.example.test.\#(method)"\#(flag)\#(parameters)}"#
}

/// An error reply, as JSON.
func failure(_ name: String, _ parameters: String? = nil) -> String {
    let parameters = parameters.map { #","parameters":\#($0)"# } ?? ""
    return #"{"error":"org.varlink.service.\#(name)"\#(parameters)}"#
}
