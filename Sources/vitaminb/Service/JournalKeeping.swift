import ControlInterface
import Glibc
import KeepInTouch
import Language
import Varlink

/// Works on the journal when the daemon can't run, by the daemon's own program, with the service stopped meanwhile. Only
/// that program touches the journal's files.
struct JournalKeeping {
    private static let units = ["vitaminbd.socket", "vitaminbd.service"]
    /// Whether systemd runs the service. A daemon started by hand must be stopped by hand.
    private let isService: Bool

    init() {
        isService = Program.run(["systemctl", "--user", "cat"] + Self.units).status == 0
    }

    /// The copies, the newest first.
    func copies() throws -> [WireCopy] { try ask(["--backups"]) }

    /// Replaces the journal by the copy, and starts the daemon.
    func restore(_ file: String) throws -> WireRestored {
        try stopped(start: { _ in Self.units }) { try ask(["--restore", file]) }
    }

    /// What that would do. A running service is stopped for a moment.
    func planned(_ file: String) throws -> WireRestored {
        try stopped(start: { $0 }) { try ask(["--restore", file, "--dry-run"]) }
    }

    /// Makes the journal this machine's own again, with what copies of it have that a synchroniser made, and starts the daemon.
    func join() throws -> WireRestored {
        try stopped(start: { _ in Self.units }) { try ask(["--join"]) }
    }

    /// Moves everything aside, and starts the daemon with an empty journal.
    func beginAnew() throws -> WireBegun {
        try stopped(start: { _ in Self.units }) { try ask(["--begin-anew"]) }
    }

    /// Does it while the service is stopped. Then starts the units that `start` returns, given those that were active before. If
    /// the work fails, starts those that were active.
    private func stopped<Result>(start: ([String]) -> [String], _ work: () throws -> Result) throws -> Result {
        guard isService else { return try work() }
        // Ctrl-C would leave the service stopped, so ignore it for this moment.
        let before = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, before) }
        let active = Self.units.filter { Program.run(["systemctl", "--user", "--quiet", "is-active", $0]).status == 0 }
        _ = Program.run(["systemctl", "--user", "stop"] + Self.units)
        let result: Result
        do { result = try work() } catch {
            begin(active)
            throw error
        }
        begin(start(active))
        return result
    }

    /// A unit that doesn't start is no failure of the work; `vitaminb status` shows it.
    private func begin(_ units: [String]) {
        guard !units.isEmpty else { return }
        // Otherwise systemd refuses to start units that failed too often.
        _ = Program.run(["systemctl", "--user", "reset-failed"] + units)
        _ = Program.run(["systemctl", "--user", "start"] + units)
    }

    private func ask<Answer: JSONReadable>(_ arguments: [String]) throws -> Answer {
        let run = Program.run([Vitaminbd.program] + arguments)
        guard run.status == 0 else {
            // Lines for journald begin with a priority: <3>.
            let words = run.errors.split(separator: "\n").map { $0.first == "<" ? $0.dropFirst(3) : $0 }.joined(separator: "\n")
            throw JournalKeepingError(status: run.status, words: words.isEmpty ? Vitaminbd.program : words)
        }
        return try JSONReader.read(from: Array(run.output.utf8))
    }
}

/// The daemon's program failed.
struct JournalKeepingError: Error {
    /// Its exit status.
    let status: Int32
    /// Its error message.
    let words: String
}
