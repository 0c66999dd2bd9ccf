import FoundationEssentials
import Glibc
import Synchronization

/// A program that a test started. It is killed when the last reference to it goes, so that none outlives its test.
package final class StartedProgram: Sendable {
    package let identifier: pid_t
    /// Set once the process is waited for. Its id may be another process's from then on, so nothing is sent to it any more.
    private let status = Mutex<Int32?>(nil)

    /// - Parameters:
    ///   - arguments: the path of the program and its arguments.
    ///   - environment: what ``baseEnvironment`` lacks or has otherwise.
    ///   - keyboard: the path of a terminal: the program leads a session of its own there. Without it standard input is empty.
    ///   - output: the descriptor that becomes standard output.
    ///   - errors: the descriptor that becomes standard error.
    package init(
        _ arguments: [String], environment: [String: String] = [:], keyboard: String? = nil, output: Int32, errors: Int32
    ) throws {
        let variables = Self.baseEnvironment.merging(environment) { $1 }.map { "\($0)=\($1)" }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, keyboard ?? "/dev/null", keyboard == nil ? O_RDONLY : O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        // The thread that serves the main queue blocks signals. A child that inherited that could not be terminated.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // POSIX_SPAWN_SETSID is a macro that Swift doesn't see.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | (keyboard == nil ? 0 : 0x80))
        let words = arguments.map { strdup($0) } + [nil]
        let settings = variables.map { strdup($0) } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var identifier: pid_t = 0
        let failure = posix_spawn(&identifier, arguments[0], &actions, &attributes, words, settings)
        guard failure == 0 else { throw CocoaError(.executableNotLoadable) }
        self.identifier = identifier
    }

    // A process that nobody waits for stays a zombie, and exit tests, which wait for any child, never return.
    deinit { end(SIGKILL) }

    /// The environment that programs are tried in: nothing of the user's but where temporary files go. What Tests/sanitize.sh says to the
    /// sanitizers holds for the programs as well.
    package static let baseEnvironment = ["TZ": "UTC", "LANG": "C", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin"].merging(
        ProcessInfo.processInfo.environment.filter { $0.key == "TMPDIR" || $0.key.hasSuffix("SAN_OPTIONS") }
    ) { $1 }

    /// Whether it has ended. It is not waited for, and keeps its id.
    package var hasEnded: Bool {
        status.withLock { status in
            if status != nil { return true }
            var information = siginfo_t()
            return waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT) == 0 && information.si_signo == SIGCHLD
        }
    }

    /// Sends it a signal, unless it was waited for.
    package func send(_ signal: Int32) {
        status.withLock { if $0 == nil { kill(identifier, signal) } }
    }

    /// Waits for its end, after sending it a signal if there is one. Blocks.
    /// - Returns: the exit status, or 128 and the number of the signal that it died of.
    @discardableResult
    package func end(_ signal: Int32? = nil) -> Int32 {
        if let signal { send(signal) }
        // Waiting with the id kept first: another thread may send a signal meanwhile.
        var information = siginfo_t()
        while status.withLock({ $0 == nil }), waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        return status.withLock { status in
            if let status { return status }
            var word: Int32 = 0
            while waitpid(identifier, &word, 0) < 0 && errno == EINTR {}
            let result = word & 0x7F == 0 ? word >> 8 & 0xFF : 128 + (word & 0x7F)
            status = result
            return result
        }
    }

    /// Waits for its end while the main queue serves. Returns what ``end(_:)`` does.
    package func ended() async -> Int32 {
        await withCheckedContinuation { continuation in detachThread { continuation.resume(returning: self.end()) } }
    }
}
