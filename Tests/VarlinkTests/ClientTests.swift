import Foundation
import Glibc
import TestSupport
import Testing

@testable import Varlink

/// The blocking client, against the real service and against services that misbehave.
@MainActor
struct ClientTests {
    private let folder = TemporaryFolder()

    @Test func `a client calls again and again over one connection`() async throws {
        let host = try TestService()
        let path = host.path
        let texts = try await onThread {
            let client = try Client(path: path)
            _ = try client.call(Nothing.self, Empty())
            return try (0..<100).map { try client.call(Echo.self, .init(text: "é\"\\/\n🧐\($0)")).text }
        }
        #expect(texts == (0..<100).map { "é\"\\/\n🧐\($0)" })
    }

    @Test func `an error reply is thrown with its parameters, and the connection stays open`() async throws {
        let host = try TestService()
        let path = host.path
        try await onThread {
            let client = try Client(path: path)
            let error = try #require(throws: VarlinkError.self) { try client.call(Fail.self, .init(how: "declared")) }
            #expect(error.name == "org.example.test.Sad")
            #expect(try error.parameters(as: Sad.self) == Sad(why: "asked to"))
            #expect(error.description == #"org.example.test.Sad {"why":"asked to"}"#)
            #expect(throws: JSONError.self) { try error.parameters(as: Echo.Parameters.self) }
            #expect(throws: VarlinkError.methodNotFound("org.example.test.Undescribed")) {
                try client.call(Undescribed.self, Empty())
            }
            #expect(throws: VarlinkError.expectedMore) { try client.call(Count.self, .init(to: 1)) }
            #expect(throws: VarlinkError.methodNotFound(Undescribed.name)) {
                try client.enumerate(Undescribed.self, Empty()) { _ in Issue.record("no reply is expected") }
            }
            #expect(try client.call(Echo.self, .init(text: "still here")).text == "still here")
        }
    }

    @Test(arguments: [0, 1, 2, 70_000])
    func `a client enumerates every element, and then calls again`(count: Int) async throws {
        let host = try TestService()
        let path = host.path
        let indices = try await onThread {
            let client = try Client(path: path)
            var indices: [Int?] = []
            try client.enumerate(Count.self, .init(to: count)) { indices.append($0.index) }
            _ = try client.call(Nothing.self, Empty())
            return indices
        }
        #expect(indices == Array(0..<count))
    }

    @Test func `a closure that throws stops the enumeration and ends the connection`() async throws {
        let host = try TestService()
        let path = host.path
        try await onThread {
            let client = try Client(path: path)
            var count = 0
            #expect(throws: CancellationError.self) {
                try client.enumerate(Count.self, .init(to: 1_000_000)) { _ in
                    count += 1
                    if count == 3 { throw CancellationError() }
                }
            }
            #expect(count == 3)
            #expect(throws: ConnectionError.self) { try client.call(Nothing.self, Empty()) }
        }
        #expect(try await eventually { host.service.connectionCount == 0 })
    }

    @Test func `a subscription returns when the service finishes it, and throws when the service goes away`() async throws {
        let host = try TestService()
        let path = host.path
        let events = Task {
            try await onThread {
                let client = try Client(path: path)
                var events: [String?] = []
                try client.subscribe(Watch.self, .init(greeting: "hello")) { events.append($0.event) }
                #expect(throws: ConnectionError.self) {
                    try client.subscribe(Watch.self, .init()) { events.append($0.event) }
                }
                return events
            }
        }
        #expect(try await eventually { host.subscribers.count == 1 })
        host.publish("one")
        host.subscribers[0].finish()
        #expect(try await eventually { host.subscribers.count == 2 })
        host.publish("two")
        host.service.stop()
        #expect(try await events.value == ["hello", "one", "two"])
    }

    @Test func `a oneway call is carried out before what is called after it`() async throws {
        let host = try TestService()
        let path = host.path
        try await onThread {
            let client = try Client(path: path)
            try client.callOneway(Echo.self, .init(text: "first"))
            _ = try client.call(Echo.self, .init(text: "second"))
        }
        #expect(host.echoed == ["first", "second"])
    }

    @Test func `where nobody listens the error names the address and the reason`() throws {
        let path = folder.path + "/nobody"
        let missing = try #require(throws: ConnectionError.self) { try Client(path: path) }
        #expect(missing.description == "can't connect to \(path): No such file or directory")
        #expect(missing.errno == ENOENT)
        close(try UnixSocket.listen(path: path))
        let refused = try #require(throws: ConnectionError.self) { try Client(path: path) }
        #expect(refused.description == "can't connect to \(path): Connection refused")
    }

    /// Wrong replies of a service, without the NUL at the end.
    nonisolated static let misbehaviour: [String] = [
        "", "garbage", "[]", #"{"continues":true}"#, #"{"continues":1}"#, #"{"error":1}"#, #"{"parameters":[]}"#,
        #"{"parameters":{"text":"\u0000"}}"#,
    ]

    @Test(arguments: misbehaviour)
    func `a service that misbehaves is a connection error`(reply: String) async throws {
        let error = try await onThread {
            let service = try OneAnswer(encode([reply]))
            return #expect(throws: ConnectionError.self) { try Client(path: service.path).call(Nothing.self, Empty()) }
        }
        #expect(error?.errno == EPROTO)
    }

    @Test(arguments: ["", #"{"parameters":{}}"#])
    func `a service that closes instead of a whole reply is a connection error`(reply: String) async throws {
        let error = try await onThread {
            let service = try OneAnswer(Array(reply.utf8))
            return #expect(throws: ConnectionError.self) { try Client(path: service.path).call(Nothing.self, Empty()) }
        }
        #expect(error?.errno == ECONNRESET)
        #expect(error?.description.hasSuffix("(it closed the connection)") == true)
    }

    @Test func `an endless reply is a connection error`() async throws {
        let error = try await onThread {
            let service = try OneAnswer(Array(repeating: UInt8(ascii: " "), count: Client.maximumReplyBytes + (1 << 17)))
            return #expect(throws: ConnectionError.self) { try Client(path: service.path).call(Nothing.self, Empty()) }
        }
        #expect(error?.errno == EPROTO)
        #expect(error?.description.hasSuffix("(a message over 16777216 bytes)") == true)
    }

    @Test func `unknown fields and headers of a reply are ignored, a reply of another shape is a decoding error`() async throws {
        try await onThread {
            let service = try OneAnswer(encode([#"{"x-y":1,"parameters":{"text":"a","new":[]}}"#]))
            #expect(try Client(path: service.path).call(Echo.self, .init(text: "")).text == "a")
            let other = try OneAnswer(encode([#"{"parameters":{"text":1}}"#]))
            #expect(throws: JSONError.self) { try Client(path: other.path).call(Echo.self, .init(text: "")) }
        }
    }

    @Test func `a service that doesn't answer is given up after the timeout`() async throws {
        let path = folder.path + "/socket"
        let error = try await onThread {
            let descriptor = try UnixSocket.listen(path: path)
            defer { close(descriptor) }
            return #expect(throws: ConnectionError.self) { try Client(path: path, timeout: 1).call(Nothing.self, Empty()) }
        }
        #expect(error?.errno == ETIMEDOUT)
    }
}

/// A service that answers its first caller with some bytes and closes.
private struct OneAnswer {
    private let folder = TemporaryFolder()
    var path: String { folder.path + "/socket" }

    init(_ reply: [UInt8]) throws {
        let descriptor = try UnixSocket.listen(path: path)
        detachThread {
            let connection = accept(descriptor, nil, nil)
            var call = [UInt8](repeating: 0, count: 1000)
            _ = recv(connection, &call, call.count, 0)
            var sent = 0
            while sent < reply.count {
                let count = reply[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard count > 0 else { break }
                sent += count
            }
            close(connection)
            close(descriptor)
        }
    }
}
