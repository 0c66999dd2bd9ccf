import CLinux
import Glibc

/// A program that this process has started (posix_spawn(3)). Whoever starts one waits for it, or else it stays a zombie.
package struct ChildProcess: Sendable {
    /// Its process id, valid until it was waited for.
    package let id: pid_t

    /// What one of its first three descriptors is.
    package enum Stream: Sendable {
        /// What this process has.
        case inherited
        /// /dev/null.
        case nothing
        /// This open descriptor.
        case descriptor(Int32)
    }

    /// Which signals are as a program expects them when it starts. It inherits what is ignored and what is blocked.
    package enum Signals: Sendable {
        /// SIGPIPE is no longer ignored; all others are as here.
        case pipe
        /// None is ignored or blocked. For a process that blocks signals, as Dispatch does.
        case all
    }

    /// Starts a program. The first word is its path, or a name that is looked up in `$PATH`; descriptors from 3 on are closed for it.
    ///
    /// - Parameters:
    ///   - environment: its variables as `NAME=VALUE`; nil: those of this process.
    ///   - folder: its working folder; nil: that of this process.
    ///   - leadsGroup: whether it leads a process group of its own, so that ``killGroup(_:)`` reaches what it starts.
    package init(
        _ words: [String], environment: [String]? = nil, folder: String? = nil, input: Stream = .inherited, output: Stream = .inherited,
        errors: Stream = .inherited, signals: Signals = .pipe, leadsGroup: Bool = false
    ) throws(SystemError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (stream, target) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)] {
            switch stream {
            case .inherited: break
            case .nothing: posix_spawn_file_actions_addopen(&actions, target, "/dev/null", target == STDIN_FILENO ? O_RDONLY : O_WRONLY, 0)
            case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, target)
            }
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        Self.restore(signals, in: &attributes, leadsGroup: leadsGroup)
        let arguments = words.map { strdup($0) } + [nil]
        let variables = (environment ?? []).map { strdup($0) } + [nil]
        defer { for text in arguments + variables { free(text) } }
        guard let program = words.first else { throw SystemError("execute it", code: ENOENT) }
        var process: pid_t = 0
        let code =
            environment == nil
            ? posix_spawnp(&process, program, &actions, &attributes, arguments, environ)
            : posix_spawnp(&process, program, &actions, &attributes, arguments, variables)
        guard code == 0 else { throw SystemError("execute it", code: code) }
        id = process
    }

    private static func restore(_ signals: Signals, in attributes: inout posix_spawnattr_t, leadsGroup: Bool) {
        var flags = POSIX_SPAWN_SETSIGDEF
        var restored = sigset_t()
        switch signals {
        case .pipe:
            sigemptyset(&restored)
            sigaddset(&restored, SIGPIPE)
        case .all:
            var blocked = sigset_t()
            sigemptyset(&blocked)
            posix_spawnattr_setsigmask(&attributes, &blocked)
            flags |= POSIX_SPAWN_SETSIGMASK
            sigfillset(&restored)
        }
        posix_spawnattr_setsigdefault(&attributes, &restored)
        if leadsGroup { flags |= POSIX_SPAWN_SETPGROUP }
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    /// Sends it a signal (kill(2)).
    package func kill(_ signal: Int32) { _ = Glibc.kill(id, signal) }

    /// Sends a signal to the process group that it leads.
    package func killGroup(_ signal: Int32) { _ = Glibc.kill(-id, signal) }

    /// Waits until it ends. Nil where somebody else has waited for it.
    @discardableResult
    package func wait() -> ExitStatus? {
        var status: Int32 = 0
        while true {
            if waitpid(id, &status, 0) == id { return ExitStatus(waitStatus: status) }
            if errno != EINTR { return nil }
        }
    }

    /// How it ended, without waiting; nil where it runs, and where somebody else has waited for it.
    package func statusIfEnded() -> ExitStatus? {
        var status: Int32 = 0
        return waitpid(id, &status, WNOHANG) == id ? ExitStatus(waitStatus: status) : nil
    }
}
