import FoundationEssentials
import Glibc

/// The built `vitaminbd` as a process of its own, in a home of its own. It is killed with the last reference to it.
package final class RealDaemon: Sendable {
    private let program: StartedProgram
    private let log: String

    /// Starts it, without waiting until it is ready. Daemons that run in one home one after the other have a log each: its name is
    /// the number of the `life`.
    package init(home: String, life: Int = 1, _ arguments: [String] = [], environment: [String: String] = [:]) throws {
        try FileManager.default.createDirectory(atPath: Self.runtime(home), withIntermediateDirectories: true)
        log = home + "/log.\(life)"
        let output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer { close(output) }
        program = try StartedProgram(
            [BuiltProgram.vitaminbd] + arguments,
            environment: ["HOME": home, "XDG_RUNTIME_DIR": Self.runtime(home)].merging(environment) { $1 }, output: output, errors: output)
    }

    package static func runtime(_ home: String) -> String { home + "/run" }
    /// The control socket of a daemon that runs in this home.
    package static func control(_ home: String) -> String { runtime(home) + "/vitaminb/control" }

    /// The lines that it has logged so far.
    package var told: [String] { ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init) }

    /// Waits until it says that it is ready; false if it ended instead.
    package func isReady() -> Bool {
        waitsFor { hasEnded || told.contains { $0.contains(" is ready: ") } } && !hasEnded
    }

    package var hasEnded: Bool { program.hasEnded }

    /// Sends it a signal.
    package func send(_ signal: Int32) { program.send(signal) }

    /// Waits for its end, after sending it a signal if there is one: the exit status, or 128 and the signal that it died of.
    @discardableResult
    package func end(_ signal: Int32? = nil) -> Int32 { program.end(signal) }
}
