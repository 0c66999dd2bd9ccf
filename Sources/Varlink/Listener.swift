import Dispatch
import Glibc
import Polling

/// Accepts connections from one listening socket.
@MainActor
final class Listener {
    private let descriptor: Int32
    private let accepted: @MainActor (Int32) -> Void
    private let failed: @MainActor (String) -> Void
    private var readiness: Readiness?
    /// Ends a pause. Armed for the far future from the start, because Dispatch needs a descriptor for its first timer, and
    /// crashes if it gets none.
    private let pauseEnd = DispatchSource.makeTimerSource(queue: .main)

    /// How many connections one turn of the queue accepts, so that a crowd at the door doesn't keep those inside waiting.
    private static let batch = 64
    /// How long nothing is accepted after descriptors or memory ran out. The socket stays readable, so it would spin.
    private static let pause = DispatchTimeInterval.milliseconds(500)
    private static let farFuture = DispatchTimeInterval.seconds(1 << 30)

    init(_ descriptor: Int32, accepted: @escaping @MainActor (Int32) -> Void, failed: @escaping @MainActor (String) -> Void) {
        self.descriptor = descriptor
        self.accepted = accepted
        self.failed = failed
        UnixSocket.prepare(descriptor)
        readiness = Readiness(of: descriptor) { [weak self] in self?.accept() }
        resume()
        pauseEnd.setEventHandler { [weak self] in MainActor.assumeIsolated { self?.resume() } }
        pauseEnd.schedule(deadline: .now() + Self.farFuture)
        pauseEnd.resume()
    }

    func stop() {
        pauseEnd.cancel()
        readiness?.end()
        readiness = nil
        close(descriptor)
    }

    private func resume() {
        if readiness?.wait(reading: true) == false { backOff(String(cString: strerror(errno))) }
    }

    private func accept() {
        for _ in 0..<Self.batch where readiness != nil {
            let connection = Glibc.accept(descriptor, nil, nil)
            if connection >= 0 {
                UnixSocket.prepare(connection)
                accepted(connection)
            } else if [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) {
                return backOff(String(cString: strerror(errno)))
            } else if errno != EINTR && errno != ECONNABORTED {
                return
            }
        }
    }

    private func backOff(_ reason: String) {
        failed("can't accept a connection: \(reason), ignoring for half a second")
        readiness?.wait()
        pauseEnd.schedule(deadline: .now() + Self.pause)
    }
}
