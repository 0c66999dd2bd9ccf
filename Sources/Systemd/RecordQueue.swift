import Dispatch
import Synchronization

/// Records on their way to somebody who may not read for a while, as journald does whose disk hangs. Whoever writes never waits: what
/// doesn't fit is dropped and counted.
final class RecordQueue: Sendable {
    /// How many records wait at most.
    static let bound = 1000

    private let queue = DispatchQueue(label: "org.vitaminb.journald", qos: .utility)
    private let send: @Sendable (JournalRecord) -> Void
    private let state = Mutex((waiting: 0, dropped: 0))

    /// `send` may block, and is called by one thread at a time.
    init(send: @escaping @Sendable (JournalRecord) -> Void) { self.send = send }

    /// Has the record sent after those before it. Returns false where too many wait, and it is dropped.
    func write(_ record: JournalRecord) -> Bool {
        let isTaken = state.withLock { state in
            guard state.waiting < Self.bound else {
                state.dropped += 1
                return false
            }
            state.waiting += 1
            return true
        }
        guard isTaken else { return false }
        queue.async { [self] in
            send(record)
            let dropped = state.withLock { state in
                state.waiting -= 1
                defer { if state.waiting == 0 { state.dropped = 0 } }
                return state.waiting == 0 ? state.dropped : 0
            }
            if dropped > 0 {
                send(JournalRecord("\(dropped) lines were dropped, since nobody took them", priority: .warning))
            }
        }
        return true
    }

    /// Waits until everything is sent, or so many milliseconds.
    func flush(milliseconds: Int) {
        let group = DispatchGroup()
        queue.async(group: group) {}
        _ = group.wait(timeout: .now() + .milliseconds(milliseconds))
    }
}
