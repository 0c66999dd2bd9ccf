import ControlInterface
import Glibc
import Varlink

/// What a daemon does that can't run: it tells those who call why, and tries again for whoever calls next. If it ended with the first
/// answer, each call would start it anew, until systemd gave up on the socket.
package enum Unavailable {
    /// How many clients are answered at a time, and how many milliseconds each may take to send its call.
    private static let bound = 64
    private static let patience: Int32 = 200
    /// How many milliseconds it waits for another call after an answer, and for how long in all.
    private static let linger: Int32 = 1000
    private static let longest: Duration = .seconds(10)

    /// What `attempt` returns, at once or when it is made again for a later call on one of these listening sockets.
    ///
    /// `report` is called for each failure, and returns what to tell those who wait. Throws the last failure when nobody calls any more.
    package static func trying<Value>(
        for sockets: [Int32], _ attempt: () throws -> Value, report: (any Error) -> ControlError
    ) throws -> Value {
        let begin = ContinuousClock.now
        while true {
            do { return try attempt() } catch {
                let told = tell(report(error), on: sockets)
                guard told > 0, ContinuousClock.now - begin < longest, !waiting(in: sockets, milliseconds: linger).isEmpty else {
                    throw error
                }
            }
        }
    }

    /// Those of the sockets on which somebody calls within this time.
    private static func waiting(in sockets: [Int32], milliseconds: Int32) -> [Int32] {
        var polled = sockets.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return [] }
        return polled.filter { $0.revents != 0 }.map(\.fd)
    }

    /// Sends this to those who wait, and returns how many it were.
    private static func tell(_ error: ControlError, on sockets: [Int32]) -> Int {
        let answer = error.varlinkError.frame
        var count = 0
        while count < bound, let socket = waiting(in: sockets, milliseconds: 0).first, case let peer = accept(socket, nil, nil), peer >= 0 {
            count += 1
            // Read the call first: a client whose call was not read would get a connection error instead of the answer.
            var call = [UInt8](repeating: 0, count: 1 << 16)
            while !waiting(in: [peer], milliseconds: patience).isEmpty, case let count = recv(peer, &call, call.count, Int32(MSG_DONTWAIT)),
                count > 0, !call[..<count].contains(0)
            {}
            _ = send(peer, answer, answer.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            close(peer)
        }
        return count
    }
}
