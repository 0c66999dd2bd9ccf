import Foundation
import Glibc
import TestSupport
import Testing

@testable import Varlink

/// Many peers, unauthorized peers, and stopping.
@MainActor
struct PeersTests {
    @Test func `1,000 idle peers cost nobody an answer`() async throws {
        try allowDescriptors(4096)
        let host = try TestService()
        let path = host.path
        var peers = try await onThread { try (0..<1000).map { _ in try RawPeer(path) } }
        #expect(try await eventually { host.service.connectionCount == 1000 })
        #expect(try await RawPeer.replies(path, call("Nothing")) == ["{}"])
        let replies = try await onThread { [peers] in
            for peer in peers { try peer.send(call("Nothing")) }
            return try peers.map { try $0.frames(1) }
        }
        #expect(replies.allSatisfy { $0 == ["{}"] })
        peers = []
        #expect(try await eventually { host.service.connectionCount == 0 })
    }

    @Test func `peers over the bound are closed at once and logged once; the others are served`() async throws {
        let host = try TestService(limits: Limits(maximumConnections: 2))
        let path = host.path
        let (inside, outside) = try await onThread {
            let inside = try (0..<2).map { _ in try RawPeer(path) }
            let outside = try (0..<3).map { _ in try RawPeer(path).framesToTheEnd() }
            return (inside, outside)
        }
        #expect(outside == [[], [], []])
        #expect(host.lines == ["refused a connection: there are 2 already"])
        let reply = try await onThread {
            try inside[1].send(call("Nothing"))
            return try inside[1].frames(1)
        }
        #expect(reply == ["{}"])
    }

    @Test func `a peer that isn't authorized is closed before it is heard`() async throws {
        var seen: [Credentials] = []
        let host = try TestService {
            seen.append($0)
            return false
        }
        let path = host.path
        let frames = try await onThread {
            let peer = try RawPeer(path)
            peer.sendInVain(bytes: encode([call("Echo", #"{"text":"a"}"#)]))
            return try peer.framesToTheEnd()
        }
        #expect(frames == [])
        #expect(seen == [Credentials(pid: getpid(), uid: geteuid(), gid: getegid())])
        #expect(host.echoed.isEmpty)
        #expect(host.lines == ["refused a connection: user \(geteuid()) isn't allowed (pid \(getpid()))"])
    }

    @Test func `a service listens on several sockets`() async throws {
        let host = try TestService()
        let second = host.folder.path + "/second"
        host.service.listen(on: try UnixSocket.listen(path: second))
        #expect(try await RawPeer.replies(host.path, call("Nothing")) == ["{}"])
        #expect(try await RawPeer.replies(second, call("Nothing")) == ["{}"])
    }

    @Test func `stopping sends what is queued, then closes and accepts no more`() async throws {
        let host = try TestService(limits: Limits(stopMilliseconds: 60_000))
        let peer = try await RawPeer.watching(host.path)
        // More than the socket takes at once, so that some of it is queued when the service stops.
        let event = String(repeating: "x", count: 1 << 16)
        for _ in 0..<8 { host.publish(event) }
        let (read, reader) = AsyncStream.makeStream(of: [String].self)
        detachThread {
            reader.yield((try? peer.framesToTheEnd()) ?? [])
            reader.finish()
        }
        host.service.stop()
        var frames: [String] = []
        for await read in read { frames = read }
        #expect(frames == Array(repeating: #"{"continues":true,"parameters":{"event":"\#(event)"}}"#, count: 8))
        #expect(host.closed == 1)
        #expect(host.service.connectionCount == 0)
        let path = host.path
        await #expect(throws: ConnectionError.self) { try await onThread { _ = try RawPeer(path) } }
    }

    @Test func `stopping doesn't wait for a peer that doesn't read`() async throws {
        let host = try TestService(limits: Limits(stopMilliseconds: 1))
        let peer = try await RawPeer.watching(host.path)
        for _ in 0..<32 { host.publish(String(repeating: "x", count: 1 << 16)) }
        host.service.stop()
        #expect(host.closed == 1)
        #expect(host.service.connectionCount == 0)
        _ = peer
    }

    @Test func `a service without free descriptors waits, logs it, and accepts when there are some again`() async {
        await #expect(processExitsWith: .success) { try await PeersTests.runOutOfDescriptors() }
    }

    /// Runs in a process of its own. Exits with another status than 0 if the service does something else.
    private static func runOutOfDescriptors() async throws {
        let host = try TestService()
        let path = host.path
        var old = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &old)
        alarm(60)
        // Dispatch opens its own descriptors now.
        guard try await RawPeer.replies(path, call("Nothing")) == ["{}"] else { exit(4) }
        let peers = try (0..<3).map { _ in try RawPeer(path) }
        var none = rlimit(rlim_cur: 0, rlim_max: old.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &none)
        // Task.sleep would need a descriptor.
        while host.lines.isEmpty { await Task.yield() }
        guard host.service.connectionCount == 0, host.lines[0].contains("Too many open files") else { exit(1) }
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &old)
        guard try await eventually({ host.service.connectionCount == 3 }) else { exit(2) }
        try peers[2].send(call("Nothing"))
        guard try await onThread({ try peers[2].frames(1) }) == ["{}"] else { exit(3) }
    }

    /// Raises the soft limit of open files if it is lower.
    private func allowDescriptors(_ count: rlim_t) throws {
        var limit = rlimit()
        try #require(getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
        guard limit.rlim_cur < count else { return }
        limit.rlim_cur = min(count, limit.rlim_max)
        try #require(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
    }
}
