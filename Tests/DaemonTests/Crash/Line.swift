import Foundation
import Glibc

/// A connection to a daemon that may die at any moment, used frame by frame.
final class Line {
    private let descriptor: Int32

    /// Nil where nobody listens.
    init?(_ path: String) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        // All properties are set, so deinit closes the descriptor.
        guard result == 0 else { return nil }
        var timeout = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func send(_ method: String, _ parameters: String = "{}", more: Bool = false) {
        let method = "org.vitaminb.Control." + method
        let frame = Array(#"{"method":"\#(method)","parameters":\#(parameters)\#(more ? #","more":true"# : "")}"#.utf8) + [0]
        _ = Glibc.send(descriptor, frame, frame.count, Int32(MSG_NOSIGNAL))
    }

    /// The next frame; nil if the connection ends first.
    func frame() -> [String: Any]? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while recv(descriptor, &byte, 1, 0) == 1 {
            if byte == 0 { return try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] }
            bytes.append(byte)
        }
        return nil
    }

    /// The parameters of all replies up to the last.
    func replies(to method: String, _ parameters: String = "{}") -> [[String: Any]] {
        send(method, parameters, more: true)
        var all: [[String: Any]] = []
        while let frame = frame() {
            all.append(frame["parameters"] as? [String: Any] ?? [:])
            if frame["continues"] as? Bool != true { break }
        }
        return all
    }
}
