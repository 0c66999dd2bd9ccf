import CLinux
import Dispatch
import Glibc

/// The epoll(7) set that all ``Readiness`` objects of this process share. One Dispatch source watches it.
@MainActor
final class Poller {
    static let shared = Poller()

    /// How many descriptors are handled before other work on the main queue gets its turn.
    private static let batch = 64

    private let set: Int32
    private let source: any DispatchSourceRead
    /// Who waits, by the token that epoll_wait(2) returns. Descriptor numbers are reused; tokens are not.
    private var waiting: [UInt64: Readiness] = [:]
    private var lastToken: UInt64 = 0

    private init() {
        // If it can't be made, for lack of descriptors or memory, every `change` fails.
        set = epoll_create1(Int32(EPOLL_CLOEXEC))
        source = DispatchSource.makeReadSource(fileDescriptor: max(set, 0), queue: .main)
        source.setEventHandler { [unowned self] in MainActor.assumeIsolated { handle() } }
        if set >= 0 { source.activate() }
    }

    func nextToken() -> UInt64 {
        lastToken += 1
        return lastToken
    }

    /// Changes which events are waited for. Returns false if the kernel refuses (epoll_ctl(2)).
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
            // A handler may have ended the wait of another descriptor in this batch.
            for index in 0..<max(0, Int(count)) { waiting[events[index].data.u64]?.ready() }
        }
    }
}
