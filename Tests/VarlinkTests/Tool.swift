import FoundationEssentials
import TestSupport

/// Another program that speaks Varlink.
struct Tool: Sendable {
    /// The result of a run. Compared without what went to standard error, where tools write what they like.
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
        return (try? CommandRun(blocking: [python.path, "-c", "import varlink"]))?.status == 0 ? python : nil
    }()

    private static func find(_ name: String, variable: String) -> Tool? {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment[variable], !path.isEmpty { return Tool(path: path) }
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }.map { Tool(path: $0) }
    }

    func run(_ arguments: String...) async throws -> Result {
        let run = try await CommandRun(of: [path] + arguments)
        return Result(status: run.status, output: run.output, errors: run.errors)
    }

    /// Starts it, and doesn't wait.
    func start(_ arguments: String...) throws -> StartedProgram {
        let nowhere = try TemporaryFile()
        return try StartedProgram([path] + arguments, output: nowhere.descriptor, errors: nowhere.descriptor)
    }
}
