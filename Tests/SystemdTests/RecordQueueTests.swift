import Dispatch
import Synchronization
import Testing

@testable import Systemd

struct RecordQueueTests {
    @Test func `whoever writes never waits, and what doesn't fit is dropped and counted`() {
        let gate = DispatchSemaphore(value: 0)
        let sent = Mutex<[String]>([])
        let queue = RecordQueue { record in
            gate.wait()
            sent.withLock { $0.append(record.message) }
            gate.signal()
        }
        let taken = (0..<1500).filter { queue.write(JournalRecord("\($0)")) }
        #expect(taken == Array(0..<RecordQueue.bound), "the first ones, though none has been sent yet")
        #expect(sent.withLock { $0.isEmpty })
        queue.flush(milliseconds: 1)
        #expect(sent.withLock { $0.isEmpty }, "nor does the end wait for ever")
        gate.signal()
        queue.flush(milliseconds: 60_000)
        let all = sent.withLock { $0 }
        #expect(all == taken.map(String.init) + ["500 lines were dropped, since nobody took them"])
        #expect(queue.write(JournalRecord("after")))
        queue.flush(milliseconds: 60_000)
        #expect(sent.withLock { $0.last } == "after")
    }
}
