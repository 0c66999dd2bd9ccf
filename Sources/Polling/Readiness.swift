import CLinux

/// Waits on the main queue until a descriptor can be read from or written to. It starts waiting for nothing.
///
/// For descriptors whose other end may go away, as sockets and pipes. Dispatch's own sources are not for them: on Linux it handles a
/// hang-up in two threads at a time, and crashes when the second is the faster one. So all of them share one epoll(7) set, and
/// Dispatch looks at that alone, which never hangs up.
@MainActor
package final class Readiness {
    private let descriptor: Int32
    private let handler: @MainActor () -> Void
    private let poller: Poller
    private let token: UInt64
    private var wanted: UInt32 = 0

    /// `handler` is called again and again for as long as what is waited for is so, and once the other end is gone.
    ///
    /// The descriptor must stay open until ``end()``, which is called before this object is let go.
    package init(of descriptor: Int32, _ handler: @escaping @MainActor () -> Void) {
        self.descriptor = descriptor
        self.handler = handler
        poller = .shared
        token = poller.nextToken()
    }

    /// Waits for this from here on; waiting for neither, not even the end of the other side is noticed.
    ///
    /// Returns false where the kernel has no room for one more, and nothing changes then (epoll_ctl(2)).
    @discardableResult
    package func wait(reading: Bool = false, writing: Bool = false) -> Bool {
        let events = (reading ? EPOLLIN.rawValue : 0) | (writing ? EPOLLOUT.rawValue : 0)
        guard events != wanted else { return true }
        guard poller.change(descriptor, from: wanted, to: events, token: token, self) else { return false }
        wanted = events
        return true
    }

    /// Ends it for good: the descriptor is no longer looked at and may be closed.
    package func end() {
        wait()
    }

    func ready() { handler() }
}
