import Foundation
import TestSupport
import Testing

@testable import Varlink

/// The answers of our service and of systemd's to the same frames, with the reason where they differ.
@MainActor
struct SdVarlinkTests {
    /// What a frame is answered with: "info", "reply", an error of `org.varlink.service` with its parameter, or nothing; and "closed"
    /// where the call behind it gets no answer any more.
    struct Row: Sendable {
        let frame: [UInt8]
        let theirs: String
        let ours: String
        /// Why ours differs, if it does.
        let reason: String

        init(_ frame: String, _ both: String) { self.init(frame, theirs: both, ours: both, because: "") }
        init(_ frame: String, theirs: String, ours: String, because reason: String) {
            self.init(frame: Array(frame.utf8), theirs: theirs, ours: ours, reason: reason)
        }
        init(frame: [UInt8], theirs: String, ours: String, reason: String = "") {
            (self.frame, self.theirs, self.ours, self.reason) = (frame, theirs, ours, reason)
        }

        var text: String { String(decoding: frame.prefix(120), as: UTF8.self) }
    }

    nonisolated private static let info = #"{"method":"org.varlink.service.GetInfo"}"#

    /// GetInfo with another member in the message.
    nonisolated private static func info(_ member: String) -> String { "\(info.dropLast()),\(member)}" }

    /// GetInfo with this value for a parameter that it doesn't have.
    nonisolated private static func value(_ text: String) -> String { info(#""parameters":{"x":\#(text)}"#) }

    nonisolated private static func describe(_ parameters: String) -> String {
        #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":\#(parameters)}"#
    }

    nonisolated private static func method(_ name: String, _ flag: String = "") -> String { #"{"method":"\#(name)"\#(flag)}"# }

    nonisolated static let rows: [Row] = flags + parameters + methods + noCalls + values + bounds

    nonisolated private static let flags: [Row] = [
        Row(info, "info"), Row(" \(info)\r\n\t", "info"), Row(#"{"m\u0065thod":"org.varlink.service.GetInfo"}"#, "info"),
        Row(info(#""more":true"#), "info"), Row(info(#""more":false,"oneway":false"#), "info"),
        Row(info(#""oneway":true"#), ""),
        Row(
            info(#""upgrade":true"#), theirs: "closed", ours: "MethodNotImplemented org.varlink.service.GetInfo",
            because: "the protocol has the flag, and no method of ours upgrades: that is an answer and no broken protocol"),
        Row(info(#""upgrade":false"#), theirs: "closed", ours: "info", because: "the same as without it"),
        Row(info(#""more":true,"oneway":true"#), "closed"), Row(info(#""more":true,"upgrade":true"#), "closed"),
        Row(info(#""more":null"#), "closed"), Row(info(#""more":1"#), "closed"), Row(info(#""oneway":"true""#), "closed"),
        Row(
            info(#""com.example.trace":{"a":[1]}"#), theirs: "closed", ours: "info",
            because: "the protocol lets anybody add members under a prefix of their own, to be ignored where unknown"),
        Row(
            info(#""unheardOf":1"#), theirs: "closed", ours: "info",
            because: "later versions of the protocol may have members that we don't know, as it had fewer ones before"),
        Row(info(#""continues":true"#), theirs: "closed", ours: "info", because: "as any unknown member of a call"),
        Row(info(#""error":"org.example.Error""#), theirs: "closed", ours: "info", because: "as any unknown member of a call"),
    ]

    nonisolated private static let parameters: [Row] = [
        Row(info(#""parameters":{}"#), "info"), Row(info(#""parameters":null"#), "info"),
        Row(info(#""parameters":[]"#), "closed"), Row(info(#""parameters":"{}""#), "closed"), Row(info(#""parameters":0"#), "closed"),
        Row(describe(#"{"interface":"org.varlink.service"}"#), "reply"),
        Row(describe(#"{"inter\u0066ace":"org.varlink.service"}"#), "reply"),
        Row(describe("{}"), "InvalidParameter interface"), Row(describe("null"), "InvalidParameter interface"),
        Row(describe(#"{"interface":null}"#), "InvalidParameter interface"),
        Row(describe(#"{"interface":7}"#), "InvalidParameter interface"),
        Row(describe(#"{"interface":["org.varlink.service"]}"#), "InvalidParameter interface"),
        Row(describe(#"{"interface":"org.varlink.service","x":1}"#), "InvalidParameter x"),
        Row(describe(#"{"interface":"org.example.no"}"#), "InterfaceNotFound org.example.no"),
        Row(describe(#"{"interface":"no"}"#), "InterfaceNotFound no"), Row(describe(#"{"interface":""}"#), "InterfaceNotFound "),
    ]

    nonisolated private static let methods: [Row] = [
        Row(method("org.varlink.service.Nobody"), "MethodNotFound org.varlink.service.Nobody"),
        Row(method("org.varlink.service.getInfo"), "MethodNotFound org.varlink.service.getInfo"),
        Row(method("org.varlink.service."), "MethodNotFound org.varlink.service."), Row(method("Nobody"), "MethodNotFound Nobody"),
        Row(method("org.varlink.service.Nobody", #","more":true"#), "MethodNotFound org.varlink.service.Nobody"),
        Row(method("org.varlink.service.Nobody", #","oneway":true"#), ""), Row(method("org.example.no.Nobody", #","oneway":true"#), ""),
        Row(#"{"method":"org.varlink.service.GetInterfaceDescription","oneway":true}"#, ""),
        Row(
            method("org.example.no.Nobody"), theirs: "MethodNotFound org.example.no.Nobody", ours: "InterfaceNotFound org.example.no",
            because: "the protocol has an error for it, which says more"),
        Row(method("."), theirs: "MethodNotFound .", ours: "InterfaceNotFound ", because: "as any interface that there isn't"),
        Row(method(""), theirs: "MethodNotFound ", ours: "closed", because: "a call without a method is no call"),
        Row(#"{"method":null}"#, "closed"), Row(#"{"method":7}"#, "closed"), Row(#"{"method":["a.b.C"]}"#, "closed"),
        Row(#"{"Method":"org.varlink.service.GetInfo"}"#, "closed"),
    ]

    nonisolated private static let noCalls: [Row] = {
        var texts = [
            "{}", "[]", "null", "1", #""x""#, "", " ", "garbage", #"{"method"}"#, #"{"parameters":{}}"#, #"{"error":"org.example.Error"}"#,
        ]
        texts += [info + "x", info + info, String(info.dropLast()), "\(info.dropLast()),}", "/* call */\(info)", "\u{FEFF}\(info)"]
        texts += [info(#""method":"org.varlink.service.GetInfo""#), info(#""parameters":{},"parameters":{}"#)]
        return texts.map { Row($0, "closed") }
    }()

    nonisolated private static let values: [Row] = {
        let wrong = [
            "01", "-", "1.", "1e", "+1", "NaN", "tru", "[1,]", "[1 2]", #"{"a":1,}"#, #"{a:1}"#, "'a'", #""\u0000""#, #""\ud800""#,
            #""\udc00""#,
            #""\ud800\u0041""#, #""\x41""#, #""\u00""#, "\"a\nb\"", #""a"#,
        ]
        let right = [
            "1", "0", "-0", "0.5", "1e5", "9223372036854775807", "18446744073709551615", "true", #""\ud83e\uddd0""#, "[[],{}]",
            #"{"a":{"b":null}}"#,
        ]
        let noUTF8: [[UInt8]] = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]]
        return wrong.map { Row(value($0), "closed") } + right.map { Row(value($0), "InvalidParameter x") }
            + noUTF8.map { bytes in
                let frame = Array(value("\"?\"").utf8)
                let place = frame.lastIndex(of: UInt8(ascii: "?")) ?? 0
                return Row(frame: frame[..<place] + bytes + frame[(place + 1)...], theirs: "closed", ours: "closed")
            }
    }()

    nonisolated private static let bounds: [Row] = [
        Row(value(nested(100)), "InvalidParameter x"),
        Row(
            value(nested(1000)), theirs: "InvalidParameter x", ours: "closed",
            because: "128 is deeper than any message of ours, and the depth bounds the stack"),
        Row(value(nested(3000)), "closed"),
        Row(
            value("\"" + String(repeating: "x", count: 1 << 20) + "\""), theirs: "InvalidParameter x", ours: "closed",
            because: "our bound on a message is 1 MiB, theirs 16"),
    ]

    nonisolated private static func nested(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }

    @Test func `our service answers each frame as the table says`() async throws {
        let host = try TestService()
        let equal = try await compare(host.path, \.ours)
        let different = Self.rows.count { !$0.reason.isEmpty }
        #expect(Self.rows.allSatisfy { ($0.ours != $0.theirs) == !$0.reason.isEmpty })
        print("counted \(equal) frames to our service: \(equal - different) answered as by sd-varlink, \(different) otherwise for a reason")
    }

    @Test(.enabled(if: Tool.sdVarlinkServer != nil, "no SD_VARLINK_SERVER"))
    func `systemd's service answers each frame as the table says`() async throws {
        let server = try #require(Tool.sdVarlinkServer)
        let folder = TemporaryFolder()
        let path = folder.path + "/socket"
        let process = try server.start(path)
        defer { process.end(SIGKILL) }
        // It exits with its last peer, so one stays connected.
        var peer: RawPeer?
        #expect(
            try await eventually {
                if peer == nil { peer = try? RawPeer(path) }
                return peer != nil
            })
        let equal = try await compare(path, \.theirs)
        print("counted \(Self.rows.count) frames to sd-varlink's own service: \(equal) answered as the table says")
        _ = peer
    }

    /// How many frames are answered as the table says.
    private func compare(_ path: String, _ answer: KeyPath<Row, String> & Sendable) async throws -> Int {
        var equal = 0
        let answers = try await onThread {
            try Self.rows.map { row in
                let peer = try RawPeer(path)
                peer.sendInVain(bytes: row.frame + [0] + encode([Self.info]))
                peer.finishSending()
                return try peer.framesToTheEnd().map(Self.summary)
            }
        }
        for (row, answers) in zip(Self.rows, answers) {
            // The last answer is to the call after the frame.
            let isOpen = answers.last == "info" && (answers.count > 1 || row[keyPath: answer] == "")
            let seen = isOpen ? answers.dropLast().joined(separator: ", ") : answers.isEmpty ? "closed" : "\(answers), closed"
            #expect(seen == row[keyPath: answer], "\(row.text): \(row.reason)")
            if seen == row[keyPath: answer] { equal += 1 }
        }
        return equal
    }

    /// A short form of a reply.
    nonisolated private static func summary(_ frame: String) -> String {
        guard let reply = try? Reply<RawJSON>(Array(frame.utf8)) else { return "no reply: \(frame)" }
        if let error = reply.error {
            let parameters = (try? error.parameters(as: [String: String].self)) ?? [:]
            return "\(error.name.split(separator: ".").last ?? "") \(parameters.values.joined(separator: " "))"
        }
        let names = (try? JSONObject(Array(reply.value.text)))?.names ?? []
        return names.contains("interfaces") ? "info" : "reply"
    }
}
