import CSystemd
import Glibc

/// The service manager that started this process, if one did (`systemd --user`).
package enum ServiceManager {
    /// Tells the manager this state. Does nothing if `NOTIFY_SOCKET` isn't set.
    ///
    /// - Throws: if the manager could not be reached. The service can go on.
    package static func notify(_ state: ServiceState) throws(SystemdError) {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let microseconds = UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000
        let text = state.assignments(monotonicMicroseconds: microseconds)
        let result = sd_notify(0, text)
        guard result >= 0 else {
            let first = text.split(separator: "\n").first ?? ""
            throw SystemdError(attempt: "tell the service manager \(first)", code: -result)
        }
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
