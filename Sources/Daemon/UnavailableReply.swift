import ControlInterface
import Glibc
import Varlink

/// Answers the clients that wait on the daemon's sockets when it can't run.
package enum UnavailableReply {
    /// How many clients are answered, and how many milliseconds each may take to send its call.
    private static let bound = 64
    private static let patience: Int32 = 200

    /// Sends each of them the reason.
    package static func tell(_ reason: String, on sockets: [Int32]) {
        let answer = ControlError.journalUnusable(reason: reason).varlinkError.frame
        for socket in sockets {
            for _ in 0..<bound {
                var ready = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
                guard poll(&ready, 1, 0) == 1, case let peer = accept(socket, nil, nil), peer >= 0 else { break }
                // Read the call first: a client whose call was not read would get a connection error instead of the answer.
                var call = [UInt8](repeating: 0, count: 1 << 16)
                var waiting = pollfd(fd: peer, events: Int16(POLLIN), revents: 0)
                while poll(&waiting, 1, patience) == 1, case let count = recv(peer, &call, call.count, Int32(MSG_DONTWAIT)), count > 0,
                    !call[..<count].contains(0)
                {}
                _ = send(peer, answer, answer.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
                close(peer)
            }
        }
    }
}
