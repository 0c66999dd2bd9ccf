import Foundation
import TestSupport
import Testing

@testable import Varlink

/// One call, one reply: all ways to call.
@MainActor
struct CallTests {
    nonisolated static let answers: [(String, String)] = [
        (call("Nothing"), "{}"),
        (call("Nothing", "null"), "{}"),
        (call("Nothing", "{}"), "{}"),
        (" \n" + call("Nothing", " { } ") + "\t\r\n", "{}"),
        (call("Nothing", flag: "more"), "{}"),
        (#"{"method":"org.example.test.Nothing","more":false,"oneway":false,"upgrade":false}"#, "{}"),
        (#"{"method":"org.example.test.Nothing","com.example.trace":[1,{"a":null}],"unknown":"x"}"#, "{}"),
        (#"{"method":"org.example.test.Noth\u0069ng"}"#, "{}"),
        (call("Echo", #"{"text":"a"}"#), #"{"parameters":{"text":"a"}}"#),
        (call("Echo", #"{"text":"a","times":null,"nested":null}"#), #"{"parameters":{"text":"a"}}"#),
        (call("Echo", #"{"te\u0078t":"a/b","times":2}"#), #"{"parameters":{"text":"a/ba/b"}}"#),
        (call("Echo", #"{"text":"\ud83e\uddd0 \"\\"}"#), #"{"parameters":{"text":"🧐 \"\\"}}"#),
        (call("Echo", #"{"text":"a","nested":{"flag":true,"more":1}}"#), #"{"parameters":{"text":"a"}}"#),
        (call("Echo", #"{"text":"a"}"#, flag: "more"), #"{"parameters":{"text":"a"}}"#),
        (call("Echo"), failure("InvalidParameter", #"{"parameter":"text"}"#)),
        (call("Echo", #"{"text":null}"#), failure("InvalidParameter", #"{"parameter":"text"}"#)),
        (call("Echo", #"{"text":7}"#), failure("InvalidParameter", #"{"parameter":"text"}"#)),
        (call("Echo", #"{"text":"a","other":1}"#), failure("InvalidParameter", #"{"parameter":"other"}"#)),
        (call("Echo", #"{"text":"a","times":1.5}"#), failure("InvalidParameter", #"{"parameter":"times"}"#)),
        (call("Echo", #"{"text":"a","times":1e999}"#), failure("InvalidParameter", #"{"parameter":"times"}"#)),
        (call("Echo", #"{"text":"a","times":9223372036854775808}"#), failure("InvalidParameter", #"{"parameter":"times"}"#)),
        (call("Echo", #"{"text":"a","nested":{"flag":3}}"#), failure("InvalidParameter", #"{"parameter":"nested"}"#)),
        (call("Echo", #"{"text":"a","nested":{}}"#), failure("InvalidParameter", #"{"parameter":"nested"}"#)),
        (call("Nothing", #"{"a\"b":1}"#), failure("InvalidParameter", #"{"parameter":"a\"b"}"#)),
        (call("Missing"), failure("MethodNotImplemented", #"{"method":"org.example.test.Missing"}"#)),
        (call("Nothing", flag: "upgrade"), failure("MethodNotImplemented", #"{"method":"org.example.test.Nothing"}"#)),
        (call("Nobody"), failure("MethodNotFound", #"{"method":"org.example.test.Nobody"}"#)),
        (#"{"method":"org.example.other.Nothing"}"#, failure("InterfaceNotFound", #"{"interface":"org.example.other"}"#)),
        (#"{"method":"Nothing"}"#, failure("MethodNotFound", #"{"method":"Nothing"}"#)),
        (#"{"method":"."}"#, failure("InterfaceNotFound", #"{"interface":""}"#)),
        (call("Count", #"{"to":3}"#), failure("ExpectedMore")),
        (call("Watch"), failure("ExpectedMore")),
        (call("Fail", #"{"how":"declared"}"#), #"{"error":"org.example.test.Sad","parameters":{"why":"asked to"}}"#),
        (call("Fail", #"{"how":"converted"}"#), #"{"error":"org.example.test.Sad","parameters":{"why":"converted"}}"#),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"org.example.no"}}"#,
            failure("InterfaceNotFound", #"{"interface":"org.example.no"}"#)
        ),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription"}"#,
            failure("InvalidParameter", #"{"parameter":"interface"}"#)
        ),
        (#"{"method":"org.varlink.service.GetInfo","parameters":{"x":1}}"#, failure("InvalidParameter", #"{"parameter":"x"}"#)),
    ]

    @Test func `a call that can't be answered yet is tried again, and keeps nobody else waiting`() async throws {
        let host = try TestService()
        host.isLater = true
        async let waiting = RawPeer.replies(host.path, call("Fail", #"{"how":"later"}"#), call("Echo", #"{"text":"behind"}"#))
        while host.asked < 2 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try await RawPeer.replies(host.path, call("Nothing")) == ["{}"])
        #expect(host.echoed == [], "what is behind it on its connection waits")
        host.isLater = false
        #expect(try await waiting == ["{}", #"{"parameters":{"text":"behind"}}"#])
    }

    @Test func `after a while that is the answer, and the connection stays open`() async throws {
        let host = try TestService(limits: Limits(postponedMilliseconds: 300))
        host.isLater = true
        #expect(
            try await RawPeer.replies(host.path, call("Fail", #"{"how":"later"}"#), call("Nothing"))
                == [#"{"error":"org.example.test.Sad","parameters":{"why":"too late"}}"#, "{}"])
        #expect(host.asked > 1)
    }

    @Test(arguments: answers)
    func `a call is answered as the protocol says, and the connection stays open`(frame: String, reply: String) async throws {
        let host = try TestService()
        let replies = try await RawPeer.replies(host.path, frame, call("Nothing"))
        #expect(replies == [reply, "{}"])
    }

    @Test func `a oneway call is carried out and never answered, not even when it fails`() async throws {
        let host = try TestService()
        let replies = try await RawPeer.replies(
            host.path, call("Nobody", flag: "oneway"), #"{"method":"a.b.C","oneway":true}"#, call("Echo", flag: "oneway"),
            call("Watch", flag: "oneway"), call("Fail", #"{"how":"declared"}"#, flag: "oneway"),
            call("Echo", #"{"text":"heard"}"#, flag: "oneway"), call("Echo", #"{"text":"last"}"#))
        #expect(replies == [#"{"parameters":{"text":"last"}}"#])
        #expect(host.echoed == ["heard", "last"])
        #expect(host.subscribers.isEmpty)
    }

    @Test func `a oneway call of a peer that closes at once is carried out`() async throws {
        let host = try TestService()
        let path = host.path
        try await onThread { try RawPeer(path).send(call("Echo", #"{"text":"goodbye"}"#, flag: "oneway")) }
        #expect(try await eventually { host.echoed == ["goodbye"] && host.service.connectionCount == 0 })
    }

    @Test func `pipelined calls are answered in order, also to a peer that has finished sending`() async throws {
        let host = try TestService()
        let path = host.path
        let replies = try await onThread {
            let peer = try RawPeer(path)
            try peer.send(bytes: encode((0..<5000).map { call("Echo", #"{"text":"\#($0)"}"#) }))
            peer.finishSending()
            return try peer.framesToTheEnd()
        }
        #expect(replies == (0..<5000).map { #"{"parameters":{"text":"\#($0)"}}"# })
    }

    @Test func `a call may arrive byte by byte`() async throws {
        let host = try TestService()
        let path = host.path
        let reply = try await onThread {
            let peer = try RawPeer(path)
            for byte in Array(call("Echo", #"{"text":"slow"}"#).utf8) + [0] { try peer.send(bytes: [byte]) }
            return try peer.frames(1)
        }
        #expect(reply == [#"{"parameters":{"text":"slow"}}"#])
    }

    @Test func `a handler's undeclared error closes its peer and is logged`() async throws {
        let host = try TestService()
        #expect(try await RawPeer.replies(host.path, call("Nothing"), call("Fail", #"{"how":"badly"}"#), call("Nothing")) == ["{}"])
        #expect(host.lines.count == 1)
        #expect(host.lines.first?.contains("org.example.test.Fail failed: CancellationError()") == true)
    }

    @Test func `a reply over the bound drops only its reader`() async throws {
        let host = try TestService(limits: Limits(maximumQueuedBytes: 1 << 16))
        #expect(try await RawPeer.replies(host.path, call("Echo", #"{"text":"0123456789","times":10000}"#)) == [])
        #expect(host.lines.first?.contains("wait for it, closing") == true)
        #expect(try await RawPeer.replies(host.path, call("Nothing")) == ["{}"])
    }

    @Test func `a NUL in a reply is replaced, since no peer would read it`() async throws {
        let text = JSONWriter.text(of: Echo.Reply(text: "a\u{0}b\\u0000\\"))
        #expect(text == Array(#"{"text":"a\ufffdb\\u0000\\"}"#.utf8))
    }

    @Test func `GetInfo names the service and its interfaces, org.varlink.service too`() async throws {
        let host = try TestService()
        let path = host.path
        let info = try await onThread { try Client(path: path).call(ServiceInterface.GetInfo.self, Empty()) }
        #expect([info.vendor, info.product, info.version, info.url] == ["Example", "Test", "1.0", "https://example.org/"])
        #expect(info.interfaces == ["org.varlink.service", "org.example.test"])
    }

    @Test(arguments: [("org.example.test", TestService.description), ("org.varlink.service", ServiceInterface.description)])
    func `GetInterfaceDescription gives the text back unchanged`(name: String, text: String) async throws {
        let host = try TestService()
        let path = host.path
        let reply = try await onThread {
            try Client(path: path).call(ServiceInterface.GetInterfaceDescription.self, .init(interface: name))
        }
        #expect(reply.description == text)
    }

    @Test func `a handler that no interface describes is refused, and so is a second one`() throws {
        let host = try TestService()
        #expect(throws: RegistrationError.notDescribed("org.example.test.Undescribed")) {
            try host.service.handle(Undescribed.self) { _ in Empty() }
        }
        #expect(throws: RegistrationError.alreadyHandled("org.example.test.Nothing")) {
            try host.service.handle(Nothing.self) { _ in Empty() }
        }
        #expect(host.service.missingHandlers == ["org.example.test.Missing"])
    }
}
