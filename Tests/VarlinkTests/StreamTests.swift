import Foundation
import TestSupport
import Testing

@testable import Varlink

/// Calls with `more`: enumerations and subscriptions.
@MainActor
struct StreamTests {
    @Test(arguments: [
        (0, ["{}"]),
        (1, [#"{"parameters":{"index":0}}"#]),
        (2, [#"{"continues":true,"parameters":{"index":0}}"#, #"{"parameters":{"index":1}}"#]),
    ])
    func `an enumeration continues up to its last element`(count: Int, replies: [String]) async throws {
        let host = try TestService()
        let answered = try await RawPeer.replies(host.path, call("Count", #"{"to":\#(count)}"#, flag: "more"), call("Nothing"))
        #expect(answered == replies + ["{}"])
    }

    @Test func `an enumeration of 100,000 is pulled only as its reader reads`() async throws {
        let host = try TestService()
        let path = host.path
        let peer = try await onThread {
            let peer = try RawPeer(path)
            try peer.send(call("Count", #"{"to":100000}"#, flag: "more"))
            _ = try peer.frames(1)
            return peer
        }
        // Other peers are served meanwhile, and nothing more is pulled.
        for _ in 0..<20 { #expect(try await RawPeer.replies(path, call("Nothing")) == ["{}"]) }
        let pulled = host.pulled
        for _ in 0..<20 { #expect(try await RawPeer.replies(path, call("Nothing")) == ["{}"]) }
        #expect(host.pulled == pulled)
        #expect(pulled < 30_000)

        let replies = try await onThread {
            peer.finishSending()
            return try peer.framesToTheEnd()
        }
        #expect(replies.count == 99_999)
        #expect(replies.last == #"{"parameters":{"index":99999}}"#)
        #expect(replies.dropLast().enumerated().allSatisfy { $1 == #"{"continues":true,"parameters":{"index":\#($0 + 1)}}"# })
        #expect(host.lines.isEmpty)
    }

    @Test func `a reader that goes away ends its enumeration`() async throws {
        let host = try TestService()
        let path = host.path
        try await onThread {
            let peer = try RawPeer(path)
            try peer.send(call("Count", #"{"to":100000000}"#, flag: "more"))
            _ = try peer.frames(10)
        }
        #expect(try await eventually { host.service.connectionCount == 0 })
        #expect(host.pulled < 30_000)
    }

    @Test func `a subscriber gets what is sent in the handler and whatever comes later`() async throws {
        let host = try TestService()
        let path = host.path
        let peer = try await onThread {
            let peer = try RawPeer(path)
            try peer.send(call("Watch", #"{"greeting":"hello"}"#, flag: "more"))
            #expect(try peer.frames(1) == [#"{"continues":true,"parameters":{"event":"hello"}}"#])
            return peer
        }
        host.publish("one")
        host.publish("two")
        let frames = try await onThread { try peer.frames(2) }
        #expect(frames == ["one", "two"].map { #"{"continues":true,"parameters":{"event":"\#($0)"}}"# })
        #expect(host.closed == 0)
    }

    @Test func `calls behind a subscription wait until it is finished`() async throws {
        let host = try TestService()
        let path = host.path
        let peer = try await onThread {
            let peer = try RawPeer(path)
            try peer.send(call("Watch", #"{"greeting":"hello"}"#, flag: "more"), call("Echo", #"{"text":"behind"}"#))
            _ = try peer.frames(1)
            return peer
        }
        // An answer to the second call would have arrived together with these.
        #expect(try await RawPeer.replies(path, call("Echo", #"{"text":"beside"}"#)) == [#"{"parameters":{"text":"beside"}}"#])
        #expect(host.echoed == ["beside"])
        host.subscribers[0].finish()
        #expect(!host.subscribers[0].isOpen)
        host.publish("too late")
        let frames = try await onThread { try peer.frames(2) }
        #expect(frames == ["{}", #"{"parameters":{"text":"behind"}}"#])
        #expect(host.closed == 0)
    }

    @Test func `a subscription can end with an error`() async throws {
        let host = try TestService()
        let peer = try await RawPeer.watching(host.path)
        host.subscribers[0].fail(Sad.error("over"))
        let frames = try await onThread { try peer.frames(1) }
        #expect(frames == [#"{"error":"org.example.test.Sad","parameters":{"why":"over"}}"#])
    }

    @Test func `the handler is told once that a subscriber is gone`() async throws {
        let host = try TestService()
        let path = host.path
        try await onThread {
            let peer = try RawPeer(path)
            try peer.send(call("Watch", #"{"greeting":"hello"}"#, flag: "more"))
            _ = try peer.frames(1)
        }
        #expect(try await eventually { host.service.connectionCount == 0 })
        #expect(host.closed == 1)
        host.publish("nobody hears")
        host.stop()
        #expect(host.closed == 1)
    }

    @Test func `a subscriber that has shut down its sending side still gets replies, until it closes`() async throws {
        let host = try TestService()
        let path = host.path
        var peer: RawPeer? = try await onThread {
            let peer = try RawPeer(path)
            try peer.send(call("Watch", #"{"greeting":"hello"}"#, flag: "more"))
            peer.finishSending()
            _ = try peer.frames(1)
            return peer
        }
        for event in 0..<100 { host.publish("\(event)") }
        let last = try await onThread { [peer] in try peer?.frames(100).last }
        #expect(last == #"{"continues":true,"parameters":{"event":"99"}}"#)
        peer = nil
        // The service notices it when another peer connects; the reading thread may keep the connection open a moment longer.
        for _ in 0..<100 where host.closed == 0 {
            #expect(try await RawPeer.replies(path, call("Nothing")) == ["{}"])
        }
        #expect(try await eventually { host.service.connectionCount == 0 })
        #expect(host.closed == 1)
    }

    @Test func `a subscriber that doesn't read is dropped at the bound, and nobody else notices`() async throws {
        let host = try TestService(limits: Limits(maximumQueuedBytes: 1 << 18))
        let path = host.path
        let peers = try await onThread {
            try (0..<2).map { _ in
                let peer = try RawPeer(path)
                try peer.send(call("Watch", #"{"greeting":"hello"}"#, flag: "more"))
                _ = try peer.frames(1)
                return peer
            }
        }
        let event = String(repeating: "x", count: 1 << 14)
        for _ in 0..<100 {
            host.publish(event)
            let reader = peers[1]
            #expect(try await onThread { try reader.frames(1) } == [#"{"continues":true,"parameters":{"event":"\#(event)"}}"#])
        }
        #expect(host.closed == 1)
        #expect(host.subscribers.map(\.isOpen) == [false, true])
        #expect(host.lines.count == 1)
        #expect(host.lines[0].contains("it doesn't read"))
    }

    @Test func `the bytes that all peers hold together are bounded: the one that holds most is dropped`() async throws {
        let host = try TestService(limits: Limits(maximumQueuedBytes: 1 << 30, maximumHeldBytes: 1 << 20))
        let path = host.path
        let (reader, others) = try await onThread {
            let peers = try (0..<9).map { _ in
                let peer = try RawPeer(path)
                try peer.send(call("Watch", #"{"greeting":"hello"}"#, flag: "more"))
                _ = try peer.frames(1)
                return peer
            }
            return (peers[0], peers[1...])
        }
        let event = String(repeating: "x", count: 1 << 14)
        for _ in 0..<100 {
            host.publish(event)
            #expect(try await onThread { try reader.frames(1) } == [#"{"continues":true,"parameters":{"event":"\#(event)"}}"#])
        }
        // Each of the eight would hold more than a MiB.
        #expect(host.closed == 8)
        #expect(host.lines.count == 8 && host.lines.allSatisfy { $0.contains("it holds most") })
        // Unfinished calls count as well.
        let more = try await onThread {
            let peers = try (0..<4).map { _ in try RawPeer(path) }
            for peer in peers { peer.sendInVain(bytes: Array(repeating: UInt8(ascii: " "), count: 300 << 10)) }
            return peers
        }
        #expect(try await eventually { host.lines.count == 9 })
        #expect(try await RawPeer.replies(path, call("Nothing")) == ["{}"])
        #expect(host.service.connectionCount == 4)
        _ = (others, more)
    }

    @Test func `calls behind a subscription are bounded`() async throws {
        let host = try TestService(limits: Limits(maximumMessageBytes: 1000))
        let path = host.path
        let frames = try await onThread {
            let peer = try RawPeer(path)
            try peer.send(call("Watch", #"{"greeting":"hello"}"#, flag: "more"))
            peer.sendInVain(bytes: encode(Array(repeating: call("Nothing"), count: 100)))
            return try peer.framesToTheEnd()
        }
        #expect(frames == [#"{"continues":true,"parameters":{"event":"hello"}}"#])
        #expect(host.lines.first?.contains("too much behind a call that goes on") == true)
        #expect(host.closed == 1)
    }

    @Test func `a handler learns of a subscriber that was dropped before it could ask to`() async throws {
        let host = try TestService(limits: Limits(maximumQueuedBytes: 1000))
        let greeting = String(repeating: "x", count: 2000)
        #expect(try await RawPeer.replies(host.path, call("Watch", #"{"greeting":"\#(greeting)"}"#, flag: "more")) == [])
        #expect(host.closed == 1)
    }
}
