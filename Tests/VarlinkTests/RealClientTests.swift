import Foundation
import Testing

@testable import Varlink

/// The service as other people's clients see it.
@MainActor
struct RealClientTests {
    @Test(.enabled(if: Tool.varlinkctl != nil, "no varlinkctl on PATH or in VARLINKCTL"))
    func `varlinkctl finds its way through the service`() async throws {
        let varlinkctl = try #require(Tool.varlinkctl)
        let host = try TestService()
        defer { host.stop() }
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
    func `varlinkctl takes the interface descriptions that the tests and the service use`(description: String) async throws {
        let varlinkctl = try #require(Tool.varlinkctl)
        let file = try temporaryFolder().appending(path: "interface.varlink")
        try Data(description.utf8).write(to: file)
        let result = try await varlinkctl.run("validate-idl", file.path)
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test(.enabled(if: Tool.python != nil, "no python3 with the varlink module (VARLINK_PYTHON names one)"))
    func `python's client finds its way through the service`() async throws {
        let python = try #require(Tool.python)
        let host = try TestService()
        defer { host.stop() }
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

/// Another program.
struct Tool: Sendable {
    /// What a run ended with. Compared without what went to standard error, where tools write what they like.
    struct Result: Equatable, Sendable {
        var status: Int32
        var output: String
        var errors = ""

        static func == (one: Result, other: Result) -> Bool { one.status == other.status && one.output == other.output }
    }

    let path: String

    static let varlinkctl = find("varlinkctl", variable: "VARLINKCTL")
    /// A service of systemd's own at the path it is given; it ends with its last peer.
    static let sdVarlinkServer = find("sd-varlink-server", variable: "SD_VARLINK_SERVER")
    /// A python3 that has the varlink module.
    static let python: Tool? = {
        guard let python = find("python3", variable: "VARLINK_PYTHON") else { return nil }
        return (try? python.runHere(["-c", "import varlink"]))?.status == 0 ? python : nil
    }()

    private static func find(_ name: String, variable: String) -> Tool? {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment[variable], !path.isEmpty { return Tool(path: path) }
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }.map { Tool(path: $0) }
    }

    func run(_ arguments: String...) async throws -> Result {
        try await onThread { try runHere(arguments) }
    }

    /// Starts it, and leaves it running.
    func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private func runHere(_ arguments: [String]) throws -> Result {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files and no pipes: nobody has to read two of them at once.
        let files = try ["output", "errors"].map { name in
            let file = folder.appending(path: name)
            try Data().write(to: file)
            return file
        }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        return Result(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }
}
