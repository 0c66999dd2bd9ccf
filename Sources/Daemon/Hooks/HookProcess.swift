import CLinux
import ControlInterface
import Glibc
import Platform
import Polling

/// Runs a hook as a child process, if there is no service manager: in a process group of its own, which is killed at the time limit.
@MainActor
final class HookProcess {
    /// Seconds from SIGTERM at the time limit to SIGKILL.
    private static let grace = 5
    private static let chunk = 16 * 1024

    private let process: ChildProcess
    private let limit: Int
    private var isOverdue = false
    private var isAtEnd = false
    private var alarm: Timeout?
    private let pipe: Int32
    private var output = HookOutput()
    private var printing: Readiness?
    /// Its pidfd (pidfd_open(2)), which becomes readable when the process ends.
    private let life: Int32
    private var living: Readiness?
    private let say: @MainActor (String) -> Void
    private let ended: @MainActor (HookOutcome) -> Void

    /// Starts a hook in that folder, which may run for this many seconds. `say` gets the lines it prints, `ended` is called once, later.
    init(
        _ run: HookPlan.Run, folder: String, limit: Int, say: @escaping @MainActor (String) -> Void,
        ended: @escaping @MainActor (HookOutcome) -> Void
    ) throws(SystemError) {
        guard let input = HookInput(run.event.text) else { throw SystemError("make a pipe for its input", code: ENOMEM) }
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemError("make a pipe for its output") }
        defer { close(ends[1]) }
        do throws(SystemError) {
            process = try ChildProcess(
                [run.hook.path, run.event.kind.rawValue], folder: folder, input: .descriptor(input.descriptor),
                output: .descriptor(ends[1]), errors: .descriptor(ends[1]), signals: .all, leadsGroup: true)
        } catch {
            close(ends[0])
            throw error
        }
        pipe = ends[0]
        (self.limit, self.say, self.ended) = (limit, say, ended)
        _ = fcntl(pipe, F_SETFL, O_NONBLOCK)
        life = pidfd_open(process.id, 0)
        living = Readiness(of: life) { [weak self] in self?.finish() }
        printing = Readiness(of: pipe) { [weak self] in self?.read() }
        guard life >= 0, living?.wait(reading: true) == true, printing?.wait(reading: true) == true else {
            let error = SystemError("watch over it")
            process.killGroup(SIGKILL)
            letGo()
            throw error
        }
        alarm = Timeout(seconds: limit) { [weak self] in self?.overdue() }
    }

    /// Stops it because the daemon ends.
    func stop() { process.killGroup(SIGTERM) }

    private func letGo() {
        living?.end()
        printing?.end()
        close(life)
        close(pipe)
    }

    private func overdue() {
        process.killGroup(isOverdue ? SIGKILL : SIGTERM)
        isOverdue = true
        alarm = Timeout(seconds: Self.grace) { [weak self] in self?.overdue() }
    }

    /// Reads one chunk, so that a hook that prints without end doesn't block the main queue.
    private func read() {
        guard !isAtEnd else { return }
        var bytes = [UInt8](repeating: 0, count: Self.chunk)
        let count = Glibc.read(pipe, &bytes, bytes.count)
        for line in output.add(bytes.prefix(max(0, count))) { say(line) }
        guard count == 0 else { return }
        isAtEnd = true
        printing?.end()
    }

    /// It has ended. Kill its process group, as a unit would, before waitpid, while the id can't be reused.
    private func finish() {
        process.killGroup(SIGKILL)
        let status = process.statusIfEnded()
        for _ in 0..<HookOutput.bound / Self.chunk { read() }
        for line in output.end() { say(line) }
        letGo()
        alarm = nil
        ended(isOverdue ? .failed(after: limit) : status.map(HookOutcome.init) ?? .failed("nobody knows how it ended"))
    }
}
