import ControlInterface
import Glibc
import KeepInTouch
import Language
import Varlink

/// The way to the journal when the daemon can't run: the daemon's program itself, with the service stopped meanwhile. It alone
/// touches the journal's files.
struct JournalKeeping {
    private static let units = ["vitaminbd.socket", "vitaminbd.service"]
    /// Whether systemd has the service; who runs the daemon by hand stops it by hand.
    private let isService: Bool

    init() {
        isService = Program.run(["systemctl", "--user", "cat"] + Self.units).status == 0
    }

    /// The copies, the newest first.
    func copies() throws -> [WireCopy] { try ask(["--backups"]) }

    /// Puts the copy in the journal's place, and has the daemon run again.
    func restore(_ file: String) throws -> WireRestored {
        try stopped(start: { _ in Self.units }) { try ask(["--restore", file]) }
    }

    /// What would come of it. The service is stopped for a moment if it runs.
    func planned(_ file: String) throws -> WireRestored {
        try stopped(start: { $0 }) { try ask(["--restore", file, "--dry-run"]) }
    }

    /// Puts everything aside, and has the daemon begin with an empty journal.
    func beginAnew() throws -> WireBegun {
        try stopped(start: { _ in Self.units }) { try ask(["--begin-anew"]) }
    }

    /// Does it while the service is stopped; then starts these of its units, given those that were active before. Where the work
    /// fails, those that were.
    private func stopped<Result>(start: ([String]) -> [String], _ work: () throws -> Result) throws -> Result {
        guard isService else { return try work() }
        // Ctrl-C in the middle would leave the service stopped; it takes a moment only.
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

    /// What comes of it, `vitaminb status` says; it is no reason to call the work failed.
    private func begin(_ units: [String]) {
        guard !units.isEmpty else { return }
        // After too many failures systemd would refuse to start them.
        _ = Program.run(["systemctl", "--user", "reset-failed"] + units)
        _ = Program.run(["systemctl", "--user", "start"] + units)
    }

    private func ask<Answer: JSONReadable>(_ arguments: [String]) throws -> Answer {
        let run = Program.run([Vitaminbd.program] + arguments)
        guard run.status == 0 else {
            // A line for the journal begins with its priority: <3>.
            let words = run.errors.split(separator: "\n").map { $0.first == "<" ? $0.dropFirst(3) : $0 }.joined(separator: "\n")
            throw JournalKeepingError(status: run.status, words: words.isEmpty ? Vitaminbd.program : words)
        }
        return try JSONReader.read(from: Array(run.output.utf8))
    }
}

/// The daemon's program could not do it.
struct JournalKeepingError: Error {
    /// What it ended with.
    let status: Int32
    /// What it said.
    let words: String
}
