import Glibc
import TestSupport
import Testing

@testable import Polling

/// Waiting for sockets.
@MainActor
struct ReadinessTests {
    private final class Both {
        var all: [Readiness] = []
        var told = 0
    }

    /// Two ends of a connection.
    private func pair() -> (Int32, Int32) {
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        return (ends[0], ends[1])
    }

    @Test func `readable data is reported until it is read, and only while it is waited for`() async throws {
        let (ours, theirs) = pair()
        var told = 0
        let readiness = Readiness(of: ours) { told += 1 }
        defer { [ours, theirs].forEach { close($0) } }
        #expect(write(theirs, "x", 1) == 1)
        try await Task.sleep(for: .milliseconds(20))
        #expect(told == 0)
        #expect(readiness.wait(reading: true))
        #expect(try await eventually { told > 3 })
        readiness.wait()
        let before = told
        try await Task.sleep(for: .milliseconds(20))
        #expect(told == before)
    }

    @Test func `a closed other end is reported, whether one waits for reading or writing`() async throws {
        for isReading in [true, false] {
            let (ours, theirs) = pair()
            var isGone = false
            let readiness = Readiness(of: ours) {
                var state = pollfd(fd: ours, events: 0, revents: 0)
                isGone = poll(&state, 1, 0) > 0 && state.revents & Int16(POLLHUP) != 0
            }
            #expect(readiness.wait(reading: isReading, writing: !isReading))
            close(theirs)
            #expect(try await eventually { isGone })
            readiness.end()
            close(ours)
        }
    }

    @Test func `a waiter ended by another in the same turn is not called, even if its descriptor is reused`() async throws {
        let pairs = [pair(), pair()]
        let both = Both()
        for ends in pairs {
            both.all.append(
                Readiness(of: ends.0) {
                    both.told += 1
                    // Whoever is first ends both.
                    both.all.forEach { $0.end() }
                })
        }
        for ends in pairs { #expect(write(ends.1, "x", 1) == 1) }
        both.all.forEach { #expect($0.wait(reading: true)) }
        #expect(try await eventually { both.told > 0 })
        try await Task.sleep(for: .milliseconds(20))
        #expect(both.told == 1)
        both.all = []
        for ends in pairs { [ends.0, ends.1].forEach { close($0) } }
    }

    @Test func `waiting for a bad descriptor fails`() {
        let readiness = Readiness(of: -1) {}
        #expect(!readiness.wait(reading: true))
        #expect(errno == EBADF)
    }
}
