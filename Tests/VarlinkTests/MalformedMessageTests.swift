import Foundation
import TestSupport
import Testing

@testable import Varlink

/// What closes a connection, and what doesn't bring the service down.
@MainActor
struct MalformedMessageTests {
    nonisolated static func nested(_ depth: Int) -> String {
        let opening = String(repeating: "[", count: depth)
        let closing = String(repeating: "]", count: depth)
        return #"{"method":"org.example.test.Nothing","x":\#(opening)\#(closing)}"#
    }

    nonisolated static let malformed: [String] = [
        "", " ", "garbage", "null", "[]", "1", #""method""#, "{", "}", "{}", "{}}", #"{"method"}"#, #"{"method":}"#,
        #"{"method":"org.example.test.Nothing""#,
        #"{"method":"org.example.test.Nothing",}"#,
        #"{"method":"org.example.test.Nothing"}x"#,
        #"{"method":"org.example.test.Nothing"}{}"#,
        #"{"method":"org.example.test.Nothing","method":"org.example.test.Nothing"}"#,
        #"{"method":""}"#, #"{"method":null}"#, #"{"method":1}"#, #"{"method":["org.example.test.Nothing"]}"#,
        #"{"Method":"org.example.test.Nothing"}"#,
        #"{'method':'org.example.test.Nothing'}"#,
        #"{"method":"org.example.test.Nothing","more":1}"#,
        #"{"method":"org.example.test.Nothing","more":null}"#,
        #"{"method":"org.example.test.Nothing","oneway":"true"}"#,
        #"{"method":"org.example.test.Nothing","upgrade":{}}"#,
        #"{"method":"org.example.test.Nothing","more":true,"oneway":true}"#,
        #"{"method":"org.example.test.Nothing","more":true,"upgrade":true}"#,
        #"{"method":"org.example.test.Nothing","parameters":[]}"#,
        #"{"method":"org.example.test.Nothing","parameters":"{}"}"#,
        #"{"method":"org.example.test.Nothing","parameters":false}"#,
        #"{"method":"org.example.test.Echo","parameters":{"text":"a","text":"b"}}"#,
        #"{"method":"org.example.test.Echo","parameters":{"text":"\u0000"}}"#,
        #"{"method":"org.example.test.Echo","parameters":{"text":"\ud800"}}"#,
        #"{"method":"org.example.test.Echo","parameters":{"text":"\ud800\u0041"}}"#,
        #"{"method":"org.example.test.Echo","parameters":{"text":"\udc00"}}"#,
        #"{"method":"org.example.test.Echo","parameters":{"text":"\x41"}}"#,
        #"{"method":"org.example.test.Echo","parameters":{"text":"\u00"}}"#,
        #"{"method":"org.example.test.Echo","parameters":{"text":"\u+041"}}"#,
        #"{"method":"org.example.test.Echo","parameters":{"text":"\"#,
        #"{"method":"org.example.test.Echo","parameters":{"text":"\u"#,
        "{\"method\":\"org.example.test.Echo\",\"parameters\":{\"text\":\"a\nb\"}}",
        #"{"method":"org.example.test.Nothing","x":01}"#, #"{"method":"org.example.test.Nothing","x":-}"#,
        #"{"method":"org.example.test.Nothing","x":1.}"#, #"{"method":"org.example.test.Nothing","x":.5}"#,
        #"{"method":"org.example.test.Nothing","x":1e}"#, #"{"method":"org.example.test.Nothing","x":+1}"#,
        #"{"method":"org.example.test.Nothing","x":NaN}"#, #"{"method":"org.example.test.Nothing","x":tru}"#,
        #"{"method":"org.example.test.Nothing","x":[1,]}"#, #"{"method":"org.example.test.Nothing","x":[1 2]}"#,
        #"{"method":"org.example.test.Nothing" "x":1}"#, #"{"method":"org.example.test.Nothing",x:1}"#,
    ]

    @Test(arguments: malformed)
    func `a frame that is no call closes its connection after the calls before it were answered`(frame: String) async throws {
        try await expectClose(frame)
    }

    @Test(arguments: [JSONReader.maximumDepth, 200_000])
    func `nesting over the bound closes the connection, however deep it is`(depth: Int) async throws {
        try await expectClose(Self.nested(depth))
        try await expectClose(#"{"method":"org.example.test.Nothing","x":"# + String(repeating: #"{"x":"#, count: depth))
    }

    @Test func `an object with too many members closes the connection quickly`() async throws {
        try await expectClose(#"{"method":"org.example.test.Nothing""# + (0..<60_000).map { #","x\#($0)":0"# }.joined() + "}")
    }

    private func expectClose(_ frame: String) async throws {
        let host = try TestService()
        let path = host.path
        let replies = try await onThread {
            let peer = try RawPeer(path)
            peer.sendInVain(bytes: encode([call("Nothing"), frame, call("Nothing")]))
            return try peer.framesToTheEnd()
        }
        #expect(replies == ["{}"])
        #expect(host.lines.count == 1)
        #expect(try await RawPeer.replies(path, call("Nothing")) == ["{}"])
    }

    @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]])
    func `bytes that are not UTF-8 close the connection`(bytes: [UInt8]) async throws {
        let host = try TestService()
        let path = host.path
        let replies = try await onThread {
            let peer = try RawPeer(path)
            try peer.send(bytes: Array(#"{"method":"org.example.test.Echo","parameters":{"text":""#.utf8) + bytes + Array("\"}}\u{0}".utf8))
            return try peer.framesToTheEnd()
        }
        #expect(replies == [])
        #expect(host.lines.first?.hasSuffix("not UTF-8, closing") == true)
    }

    @Test func `nesting up to the bound is accepted`() async throws {
        let host = try TestService()
        #expect(try await RawPeer.replies(host.path, Self.nested(JSONReader.maximumDepth - 1)) == ["{}"])
    }

    @Test func `a frame of the longest length is answered, one byte more closes the connection`() async throws {
        let host = try TestService(limits: Limits(maximumMessageBytes: 1000))
        let frame = call("Nothing")
        let longest = frame + String(repeating: " ", count: 1000 - frame.utf8.count)
        #expect(try await RawPeer.replies(host.path, longest) == ["{}"])
        #expect(try await RawPeer.replies(host.path, longest + " ") == [])
    }

    @Test func `a frame that never ends closes the connection at the bound`() async throws {
        let host = try TestService()
        let path = host.path
        let replies = try await onThread {
            let peer = try RawPeer(path)
            peer.sendInVain(bytes: Array(repeating: UInt8(ascii: " "), count: 8 << 20))
            return try peer.framesToTheEnd()
        }
        #expect(replies == [])
        #expect(host.lines.first?.hasSuffix("a message over 1048576 bytes, closing") == true)
    }

    @Test func `a call that is cut off is never answered`() async throws {
        let host = try TestService()
        let path = host.path
        let replies = try await onThread {
            let peer = try RawPeer(path)
            try peer.send(bytes: Array(call("Nothing").utf8))
            peer.finishSending()
            return try peer.framesToTheEnd()
        }
        #expect(replies == [])
        #expect(try await eventually { host.service.connectionCount == 0 })
    }

    @Test func `random bytes and randomly broken calls never bring the service down`() async throws {
        let host = try TestService()
        let path = host.path
        let seed = UInt64.random(in: 0 ... .max)
        try await onThread {
            var random = SplitMix64(seed: seed)
            let call = Array(call("Echo", #"{"text":"\u00e4\"x","times":2,"nested":{"flag":true}}"#).utf8) + [0]
            for _ in 0..<300 {
                var bytes = call
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                let peer = try RawPeer(path)
                peer.sendInVain(bytes: bytes)
                peer.finishSending()
                _ = try peer.framesToTheEnd()
            }
        }
        #expect(try await RawPeer.replies(path, call("Nothing")) == ["{}"], "seed \(seed)")
        print("counted 300 randomly broken calls beside \(Self.malformed.count) chosen ones: the next call was answered")
    }
}
