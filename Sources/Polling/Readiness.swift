import CLinux

/// Calls a handler on the main queue when a descriptor can be read from or written to. Waits for neither until ``wait(reading:writing:)``.
///
/// For descriptors whose other end may close: sockets and pipes. Dispatch's own sources are not safe for them: on Linux it handles a
/// hang-up in two threads at once, and crashes if the second is faster. So all of them share one epoll(7) set. Dispatch watches only
/// that, and it never hangs up.
@MainActor
package final class Readiness {
    private let descriptor: Int32
    private let handler: @MainActor () -> Void
    private let poller: Poller
    private let token: UInt64
    private var wanted: UInt32 = 0

    /// `handler` is called repeatedly while the descriptor is ready (level-triggered), and when the other end has closed.
    ///
    /// The descriptor must stay open until ``end()``. Call that before releasing this object.
    package init(of descriptor: Int32, _ handler: @escaping @MainActor () -> Void) {
        self.descriptor = descriptor
        self.handler = handler
        poller = .shared
        token = poller.nextToken()
    }

    /// Replaces what is waited for. While it is neither, a hang-up isn't noticed either.
    ///
    /// Returns false, and changes nothing, if the kernel can't watch one more descriptor (epoll_ctl(2)).
    ///
    /// `changing` is for the kernel's own files, which can always be read: the handler is called once for each change. What they say of a
    /// change (EPOLLPRI) is forgotten as soon as anybody polls them, and Dispatch polls this set; so it is the edge that is waited for.
    @discardableResult
    package func wait(reading: Bool = false, writing: Bool = false, changing: Bool = false) -> Bool {
        let events =
            (reading ? EPOLLIN.rawValue : 0) | (writing ? EPOLLOUT.rawValue : 0) | (changing ? EPOLLIN.rawValue | EPOLLET.rawValue : 0)
        guard events != wanted else { return true }
        guard poller.change(descriptor, from: wanted, to: events, token: token, self) else { return false }
        wanted = events
        return true
    }

    /// Stops waiting for good. The descriptor may be closed afterwards.
    package func end() {
        wait()
    }

    func ready() { handler() }
}
