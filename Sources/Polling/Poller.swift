import CLinux
import Dispatch
import Glibc

/// The epoll(7) set of this process, which Dispatch looks at for ever.
@MainActor
final class Poller {
    static let shared = Poller()

    /// How many descriptors are handled before others on the main queue have their turn.
    private static let batch = 64

    private let set: Int32
    private let source: any DispatchSourceRead
    /// Who waits, by what epoll_wait(2) gives back. A descriptor's number may be another's by then, a token never is.
    private var waiting: [UInt64: Readiness] = [:]
    private var lastToken: UInt64 = 0

    private init() {
        // Without it, for want of a descriptor or of memory, `change` tells whoever wants to wait.
        set = epoll_create1(Int32(EPOLL_CLOEXEC))
        source = DispatchSource.makeReadSource(fileDescriptor: max(set, 0), queue: .main)
        source.setEventHandler { [unowned self] in MainActor.assumeIsolated { handle() } }
        if set >= 0 { source.activate() }
    }

    func nextToken() -> UInt64 {
        lastToken += 1
        return lastToken
    }

    /// Whether it could be changed.
    func change(_ descriptor: Int32, from: UInt32, to: UInt32, token: UInt64, _ readiness: Readiness) -> Bool {
        var event = epoll_event(events: to, data: epoll_data_t(u64: token))
        let operation = to == 0 ? EPOLL_CTL_DEL : from == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
        guard epoll_ctl(set, operation, descriptor, &event) == 0 else { return false }
        waiting[token] = to == 0 ? nil : readiness
        return true
    }

    private func handle() {
        withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: Self.batch) { events in
            let count = epoll_wait(set, events.baseAddress, Int32(Self.batch), 0)
            // One of them may have ended another.
            for index in 0..<max(0, Int(count)) { waiting[events[index].data.u64]?.ready() }
        }
    }
}
