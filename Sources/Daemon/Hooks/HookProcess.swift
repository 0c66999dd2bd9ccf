import CLinux
import Glibc
import Platform
import Polling

/// A hook's run as a child of the daemon, where no service manager is there to do it: a process group of its own, ended when its time is
/// over, with the lines it prints.
@MainActor
final class HookProcess {
    /// Seconds from the time limit's signal to the one that nothing survives.
    private static let grace = 5
    private static let chunk = 16 * 1024

    private let pid: pid_t
    private let limit: Int
    private var isOverdue = false
    private var isAtEnd = false
    private var alarm: Alarm?
    private let pipe: Int32
    private var output = HookOutput()
    private var printing: Readiness?
    /// Its pidfd_open(2), which can be read from once it has ended.
    private let life: Int32
    private var living: Readiness?
    private let say: @MainActor (String) -> Void
    private let ended: @MainActor (HookOutcome) -> Void

    /// Starts a hook's run in that folder, which may take so many seconds. `say` gets what it prints, `ended` is called once, later.
    ///
    init(
        _ run: HookPlan.Run, folder: String, limit: Int, say: @escaping @MainActor (String) -> Void,
        ended: @escaping @MainActor (HookOutcome) -> Void
    ) throws(SystemError) {
        guard let input = HookInput(run.event.text) else { throw SystemError("make a pipe for its input", code: ENOMEM) }
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemError("make a pipe for its output") }
        defer { close(ends[1]) }
        do throws(SystemError) {
            pid = try Self.spawn([run.hook.path, run.event.kind.rawValue], folder, input: input.descriptor, output: ends[1])
        } catch {
            close(ends[0])
            throw error
        }
        pipe = ends[0]
        (self.limit, self.say, self.ended) = (limit, say, ended)
        _ = fcntl(pipe, F_SETFL, O_NONBLOCK)
        life = pidfd_open(pid, 0)
        living = Readiness(of: life) { [weak self] in self?.finish() }
        printing = Readiness(of: pipe) { [weak self] in self?.read() }
        guard life >= 0, living?.wait(reading: true) == true, printing?.wait(reading: true) == true else {
            let error = SystemError("watch over it")
            kill(-pid, SIGKILL)
            letGo()
            throw error
        }
        alarm = Alarm(seconds: limit) { [weak self] in self?.overdue() }
    }

    /// Ends it before its time, with the daemon.
    func stop() { kill(-pid, SIGTERM) }

    private static func spawn(_ words: [String], _ folder: String, input: Int32, output: Int32) throws(SystemError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (from, to) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (output, STDERR_FILENO)] {
            posix_spawn_file_actions_adddup2(&actions, from, to)
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
        posix_spawn_file_actions_addchdir_np(&actions, folder)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        // The daemon ignores some signals, and Dispatch blocks most: a program inherits both.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        var pid: pid_t = 0
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        let code = posix_spawn(&pid, words[0], &actions, &attributes, &arguments, environ)
        guard code == 0 else { throw SystemError("execute it", code: code) }
        return pid
    }

    private func letGo() {
        living?.end()
        printing?.end()
        close(life)
        close(pipe)
    }

    private func overdue() {
        kill(-pid, isOverdue ? SIGKILL : SIGTERM)
        isOverdue = true
        alarm = Alarm(seconds: Self.grace) { [weak self] in self?.overdue() }
    }

    /// Takes what there is, a chunk at a time, so that everybody else gets their turn while a hook prints without end.
    private func read() {
        guard !isAtEnd else { return }
        var bytes = [UInt8](repeating: 0, count: Self.chunk)
        let count = Glibc.read(pipe, &bytes, bytes.count)
        for line in output.take(bytes.prefix(max(0, count))) { say(line) }
        guard count == 0 else { return }
        isAtEnd = true
        printing?.end()
    }

    /// It has ended. What it left running ends with it, as in a unit; until it is waited for its group can't be another's.
    private func finish() {
        kill(-pid, SIGKILL)
        var status: Int32 = 0
        let isKnown = waitpid(pid, &status, WNOHANG) == pid
        for _ in 0..<HookOutput.bound / Self.chunk { read() }
        for line in output.end() { say(line) }
        letGo()
        alarm = nil
        ended(isOverdue ? .failed(after: limit) : isKnown ? HookOutcome(waitStatus: status) : .failed("nobody knows how it ended"))
    }
}
