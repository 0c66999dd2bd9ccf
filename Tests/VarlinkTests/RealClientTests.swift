import Foundation
import TestSupport
import Testing

@testable import Varlink

/// The service, called by other programs.
@MainActor
struct RealClientTests {
    @Test(.enabled(if: Tool.varlinkctl != nil, "no varlinkctl on PATH or in VARLINKCTL"))
    func `varlinkctl can inspect and call the service`() async throws {
        let varlinkctl = try #require(Tool.varlinkctl)
        let host = try TestService()
        let address = "unix:\(host.path)"

        let info = try await varlinkctl.run("info", "--json=short", address)
        #expect(info.status == 0)
        #expect(info.output.contains(#""vendor":"Example""#))
        #expect(info.output.contains(#""interfaces":["org.varlink.service","org.example.test"]"#))

        let introspection = try await varlinkctl.run("introspect", address, "org.example.test")
        #expect(introspection.status == 0, "\(introspection.errors)")
        #expect(introspection.output.contains("# Says it again.\nmethod Echo("))
        #expect(try await varlinkctl.run("introspect", address, "org.varlink.service").status == 0)

        let echo = try await varlinkctl.run("call", "--json=short", address, "org.example.test.Echo", #"{"text":"é","times":2}"#)
        #expect(echo == .init(status: 0, output: #"{"text":"éé"}"# + "\n"))
        #expect(try await varlinkctl.run("call", "--json=short", address, "org.example.test.Nothing", "{}") == .init(status: 0, output: ""))

        let wrong = try await varlinkctl.run("call", address, "org.example.test.Echo", #"{"text":1}"#)
        #expect(wrong.status != 0)
        #expect(wrong.errors.contains("InvalidParameter"))

        let count = try await varlinkctl.run("call", "--more", "--json=short", address, "org.example.test.Count", #"{"to":1000}"#)
        #expect(count == .init(status: 0, output: (0..<1000).map { "\u{1E}{\"index\":\($0)}\n" }.joined()))
        let none = try await varlinkctl.run("call", "--more", "--json=short", address, "org.example.test.Count", #"{"to":0}"#)
        #expect(none == .init(status: 0, output: "\u{1E}{}\n"))

        let oneway = try await varlinkctl.run("call", "--oneway", address, "org.example.test.Echo", #"{"text":"oneway"}"#)
        #expect(oneway.status == 0)
        #expect(try await eventually { host.echoed.last == "oneway" })
        #expect(host.lines.isEmpty)
    }

    @Test(
        .enabled(if: Tool.varlinkctl != nil, "no varlinkctl on PATH or in VARLINKCTL"),
        arguments: [TestService.description, ServiceInterface.description])
    func `varlinkctl accepts the interface descriptions of the tests and of the service`(description: String) async throws {
        let varlinkctl = try #require(Tool.varlinkctl)
        let folder = TemporaryFolder()
        try folder.write(description, to: "interface.varlink")
        let result = try await varlinkctl.run("validate-idl", folder.path + "/interface.varlink")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test(.enabled(if: Tool.python != nil, "no python3 with the varlink module (VARLINK_PYTHON names one)"))
    func `python's client can inspect and call the service`() async throws {
        let python = try #require(Tool.python)
        let host = try TestService()
        let address = "unix:\(host.path)"

        let info = try await python.run("-m", "varlink.cli", "info", address)
        #expect(info.output.contains("Vendor: Example\n"))
        let help = try await python.run("-m", "varlink.cli", "help", "\(address)/org.example.test")
        #expect(help.output.contains("method Echo("))
        let echo = try await python.run("-m", "varlink.cli", "call", "\(address)/org.example.test.Echo", #"{"text":"x"}"#)
        #expect(echo == .init(status: 0, output: "{\n  \"text\": \"x\"\n}\n"))
        let count = try await python.run("-m", "varlink.cli", "call", "--more", "\(address)/org.example.test.Count", #"{"to":3}"#)
        #expect(count == .init(status: 0, output: (0..<3).map { "{\n  \"index\": \($0)\n}\n" }.joined()))
        let wrong = try await python.run("-m", "varlink.cli", "call", "\(address)/org.example.test.Missing")
        #expect((wrong.output + wrong.errors).contains("MethodNotImplemented"))
    }
}
