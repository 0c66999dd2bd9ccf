import Foundation
import TestSupport
import Testing

@testable import Varlink

/// The certification interface in all directions: our client and service, and python's.
@MainActor
struct CertificationTests {
    typealias C = Certification

    @Test func `our client passes the certification of our service`() async throws {
        var called: [String] = []
        let host = try certifyingService { called.append($0) }
        let path = host.path
        try await onThread { try Self.certify(path) }
        #expect(called == Self.steps)
        #expect(host.lines.isEmpty)
        print("counted certification, our client and our service: \(called.count) of \(Self.steps.count) calls passed")
    }

    @Test(.enabled(if: Tool.python != nil, "no python3 with the varlink module (VARLINK_PYTHON names one)"))
    func `python's client passes the certification of our service`() async throws {
        let python = try #require(Tool.python)
        var called: [String] = []
        let host = try certifyingService { called.append($0) }
        let result = try await python.run("-m", "varlink.tests.test_certification", "--client", "--varlink=unix:\(host.path)")
        #expect(result.status == 0, "\(result.errors)")
        // The client checks nothing itself, but its answers are checked on our side, and what it says it got here.
        #expect(called == Self.steps)
        let lines = result.output.split(separator: "\n")
        let bools = lines.filter { $0.hasPrefix("Test01:") }
        #expect(bools.count == 1 && bools[0].contains("True"))
        #expect(lines.filter { $0.hasPrefix("Test10:") }.count == 10)
        #expect(zip(lines.filter { $0.hasPrefix("Test10:") }, C.replies).allSatisfy { $0.contains($1) })
        #expect(lines.filter { $0.hasPrefix("End:") }.contains { $0.contains("True") })
        #expect(lines.last == "Certification passed")
        print("counted certification, python's client and our service: \(called.count) of \(Self.steps.count) calls passed")
    }

    @Test(.enabled(if: Tool.python != nil, "no python3 with the varlink module (VARLINK_PYTHON names one)"))
    func `our client passes the certification of python's service`() async throws {
        let python = try #require(Tool.python)
        let folder = TemporaryFolder()
        let path = folder.path + "/socket"
        let server = try python.start("-m", "varlink.tests.test_certification", "--varlink=unix:\(path)")
        defer { server.end(SIGKILL) }
        // The socket may exist before the server listens on it.
        #expect(try await eventually { (try? UnixSocket.connect(path: path)).map { close($0) } != nil })
        try await onThread { try Self.certify(path) }
        print("counted certification, our client and python's service: \(Self.steps.count) of \(Self.steps.count) calls passed")
    }

    nonisolated static let steps = ["Start"] + (1...11).map { $0 < 10 ? "Test0\($0)" : "Test\($0)" } + ["End"]

    /// Calls every method with the answer of the one before.
    nonisolated private static func certify(_ path: String) throws {
        let client = try Client(path: path, timeout: 60)
        let id = try client.call(C.Start.self, Empty()).client_id
        let bool = try client.call(C.Test01.self, .init(client_id: id)).bool
        let int = try client.call(C.Test02.self, .init(client_id: id, bool: bool)).int
        let float = try client.call(C.Test03.self, .init(client_id: id, int: int)).float
        let string = try client.call(C.Test04.self, .init(client_id: id, float: float)).string
        let values = try client.call(C.Test05.self, .init(client_id: id, string: string))
        let structure = try client.call(
            C.Test06.self,
            .init(client_id: id, bool: values.bool, int: values.int, float: values.float, string: values.string)
        ).struct
        let map = try client.call(C.Test07.self, .init(client_id: id, struct: structure)).map
        let set = try client.call(C.Test08.self, .init(client_id: id, map: map)).set
        let myType = try client.call(C.Test09.self, .init(client_id: id, set: set)).mytype
        #expect(myType == C.myType)
        var replies: [String] = []
        try client.enumerate(C.Test10.self, .init(client_id: id, mytype: myType)) { replies.append($0.string) }
        #expect(replies == C.replies)
        try client.callOneway(C.Test11.self, .init(client_id: id, last_more_replies: replies))
        #expect(try client.call(C.End.self, .init(client_id: id)).all_ok)
    }

    /// A service that expects each value back as it sent it.
    private func certifyingService(_ called: @escaping @MainActor (String) -> Void) throws -> TestService {
        let host = try TestService(interfaces: [Interface(description: C.description)])
        let service = host.service
        func check<T: Equatable>(_ step: String, _ got: T, _ wants: T) throws {
            called(step)
            guard got == wants else {
                throw VarlinkError("org.varlink.certification.CertificationError") {
                    $0.member("wants", ["value": "\(wants)"])
                    $0.member("got", ["value": "\(got)"])
                }
            }
        }
        let id = UUID().uuidString
        try service.handle(C.Start.self) {
            try check("Start", $0, Empty())
            return .init(client_id: id)
        }
        try service.handle(C.Test01.self) {
            try check("Test01", $0, .init(client_id: id))
            return .init(bool: true)
        }
        try service.handle(C.Test02.self) {
            try check("Test02", $0, .init(client_id: id, bool: true))
            return .init(int: 1)
        }
        try service.handle(C.Test03.self) {
            try check("Test03", $0, .init(client_id: id, int: 1))
            return .init(float: 1)
        }
        try service.handle(C.Test04.self) {
            try check("Test04", $0, .init(client_id: id, float: 1))
            return .init(string: "ping")
        }
        try service.handle(C.Test05.self) {
            try check("Test05", $0, .init(client_id: id, string: "ping"))
            return C.Values()
        }
        try service.handle(C.Test06.self) {
            try check("Test06", $0, .init(client_id: id, bool: false, int: 2, float: .pi, string: "a lot of string"))
            return .init(struct: C.Values())
        }
        try service.handle(C.Test07.self) {
            try check("Test07", $0, .init(client_id: id, struct: C.Values()))
            return .init(map: C.map)
        }
        try service.handle(C.Test08.self) {
            try check("Test08", $0, .init(client_id: id, map: C.map))
            return .init(set: C.set)
        }
        try service.handle(C.Test09.self) {
            try check("Test09", $0, .init(client_id: id, set: C.set))
            return .init(mytype: C.myType)
        }
        try service.enumerate(C.Test10.self) {
            try check("Test10", $0, .init(client_id: id, mytype: C.myType))
            return C.replies.map { C.Test10.Reply(string: $0) }
        }
        try service.handle(C.Test11.self) {
            try check("Test11", $0, .init(client_id: id, last_more_replies: C.replies))
            return Empty()
        }
        try service.handle(C.End.self) {
            try check("End", $0, .init(client_id: id))
            return .init(all_ok: true)
        }
        #expect(service.missingHandlers.isEmpty)
        return host
    }
}
