import ControlInterface
import Dispatch
import Glibc
import KeepInTouch
import Platform
import Systemd

/// Runs the user's programs when a reminder is told or answered. Nothing waits for them, and an error is only logged.
@MainActor
final class Hooks: Output {
    private let path: String
    private let home: String
    private let limit: @MainActor () -> Int
    private var plan = HookPlan()
    private let units = HookUnits()
    private var processes: [Hook: HookProcess] = [:]
    private var known: [Problem] = []
    private var failures: [Hook: Problem] = [:]

    /// Runs the hooks of this folder in the user's home. `limit` is how many seconds a run may take.
    init(path: String, home: String, limit: @escaping @MainActor () -> Int) {
        (self.path, self.home, self.limit) = (path, home, limit)
    }

    /// What is wrong with the folder, and with each hook's last run.
    var problems: [Problem] {
        let folder = look()
        failures = failures.filter { folder.hooks.contains($0.key) }
        return known + failures.values.sorted { $0.file < $1.file }
    }

    func perform(_ committed: Committed) {
        let told = committed.told
        if !told.isEmpty { happened(HookEvent(told: told.map { reminder($0.reminder, $0.contact, committed) })) }
        for entry in committed.entries {
            if let kind = HookEvent.Kind(entry.what) { happened(HookEvent(kind, entry, in: committed.book)) }
        }
    }

    private func reminder(_ reminder: Reminder, _ contact: Contact, _ committed: Committed) -> WireReminder {
        WireReminder(reminder, name: contact.name, now: committed.now, zone: committed.book.zone)
    }

    /// Runs the hooks for what has happened.
    func happened(_ event: @autoclosure () -> HookEvent?) {
        let hooks = look().hooks
        guard !hooks.isEmpty, let event = event() else { return }
        let requests = plan.happened(event, hooks)
        // Later, so that the caller gets its answer first.
        DispatchQueue.main.async { [weak self] in MainActor.assumeIsolated { self?.perform(requests) } }
    }

    /// Whether no hook runs and none waits.
    var isIdle: Bool { plan.isIdle && processes.isEmpty }

    /// Stops the child processes.
    func stop() {
        for process in processes.values { process.stop() }
    }

    /// Reads the folder and logs new problems.
    private func look() -> HookFolder {
        let folder = HookFolder(path: path)
        let leftOut = folder.leftOut.map { Problem(file: $0.file, message: $0.reason.message) }
        for problem in leftOut where !known.contains(problem) {
            Journald.write(
                JournalRecord("\(problem.file): \(problem.message)", priority: .warning, messageID: MessageID.hookLeftOut))
        }
        known = leftOut
        return folder
    }

    private func perform(_ requests: [HookPlan.Request]) {
        for request in requests {
            switch request {
            case .start(let run):
                // It may have been removed while it waited.
                guard look().hooks.contains(run.hook) else {
                    perform(plan.ended(run.hook))
                    continue
                }
                units.start(run, limit: limit()) { [weak self] outcome in self?.ended(run, outcome) }
            case .sayDropped(let run):
                log(run, "\(HookPlan.waitingBound) events wait for it; it does not get this one, nor others until it has caught up")
            }
        }
    }

    private func ended(_ run: HookPlan.Run, _ outcome: HookOutcome) {
        switch outcome {
        case .noManager(let reason) where Self.isService:
            // A child process would run in the daemon's sandbox, which hooks need to be outside of.
            failed(run, "no unit can be made for it: \(reason); is dbus-user-session installed?")
        case .noManager: return startChild(run)
        case .failed(let reason): failed(run, reason)
        case .succeeded: failures[run.hook] = nil
        }
        processes[run.hook] = nil
        perform(plan.ended(run.hook))
    }

    private func startChild(_ run: HookPlan.Run) {
        do {
            processes[run.hook] = try HookProcess(run, folder: home, limit: limit()) { line in
                Journald.write(JournalRecord("Hook \(run.hook.name): \(line)", priority: .debug))
            } ended: { [weak self] outcome in
                self?.ended(run, outcome)
            }
        } catch {
            ended(run, .failed("\(error)"))
        }
    }

    private func failed(_ run: HookPlan.Run, _ reason: String) {
        failures[run.hook] = Problem(file: run.hook.path, message: "failed on \(run.event.kind.rawValue): \(reason)")
        log(run, reason)
    }

    private func log(_ run: HookPlan.Run, _ reason: String) {
        let event = run.event.kind.rawValue
        Journald.write(
            JournalRecord(
                "Hook \(run.hook.name) failed on \(event): \(reason)", priority: .warning, messageID: MessageID.hookFailed,
                fields: [("VITAMINB_HOOK", run.hook.name), ("VITAMINB_EVENT", event)]))
    }

    /// Whether a service manager started this process (systemd.exec(5), `SYSTEMD_EXEC_PID`).
    private static let isService = environmentVariable("SYSTEMD_EXEC_PID") == "\(getpid())"
}
