import CSystemd
import Glibc

/// The service manager that started this process, if one did (`systemd --user`).
package enum ServiceManager {
    /// Tells the manager this state. Does nothing if `NOTIFY_SOCKET` isn't set.
    ///
    /// - Throws: if the manager could not be reached, or has not read what it was told before (EAGAIN). The service can go on.
    package static func notify(_ state: ServiceState) throws(SystemdError) {
        guard let path = getenv("NOTIFY_SOCKET").map({ String(cString: $0) }), !path.isEmpty else { return }
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let microseconds = UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000
        let text = state.assignments(monotonicMicroseconds: microseconds)
        guard let code = send(text, to: path) else { return }
        throw SystemdError(attempt: "tell the service manager \(text.split(separator: "\n").first ?? "")", code: code)
    }

    /// Sends a datagram as sd_notify(3) does, but never waits, as that does for a manager that hangs. Returns errno(3) of what failed.
    private static func send(_ text: String, to path: String) -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array(path.utf8)
        guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return ENAMETOOLONG }
        withUnsafeMutableBytes(of: &address.sun_path) { place in
            place.copyBytes(from: name)
            // An abstract one (unix(7)).
            if name[0] == UInt8(ascii: "@") { place[0] = 0 }
        }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let sent = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                sendto(descriptor, text, text.utf8.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL), address, length)
            }
        }
        return sent < 0 ? errno : nil
    }

    /// After how many microseconds without `.watchdog` the manager considers this process hung; nil without a watchdog
    /// (sd_watchdog_enabled(3)).
    package static var watchdogMicroseconds: UInt64? {
        var microseconds: UInt64 = 0
        return sd_watchdog_enabled(0, &microseconds) > 0 ? microseconds : nil
    }

    /// The listening UNIX stream sockets that socket units passed, with close-on-exec set, in their order (sd_listen_fds(3)).
    ///
    /// The caller owns them. Call this once, before there is a second thread: it unsets the variables it reads, so that no child
    /// process takes the descriptors for its own.
    ///
    /// - Throws: if a descriptor is anything else, and names it.
    package static func passedSockets() throws(SystemdError) -> [PassedSocket] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(1, &names)
        guard count >= 0 else { throw SystemdError(attempt: "take over the passed sockets", code: -count) }
        var sockets: [PassedSocket] = []
        for offset in 0..<count {
            let name = names?[Int(offset)]
            sockets.append(PassedSocket(descriptor: SD_LISTEN_FDS_START + offset, name: name.map { String(cString: $0) } ?? "unknown"))
            free(name)
        }
        free(names)
        for socket in sockets {
            let result = sd_is_socket_unix(socket.descriptor, Int32(SOCK_STREAM.rawValue), 1, nil, 0)
            guard result > 0 else {
                let attempt = "listen on the passed descriptor \(socket.descriptor) (\(socket.name))"
                throw SystemdError(attempt: attempt, code: result < 0 ? -result : ENOTSOCK)
            }
        }
        return sockets
    }
}
