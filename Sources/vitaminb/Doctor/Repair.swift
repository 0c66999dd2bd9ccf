import Glibc
import Phrases
import Platform

/// What `doctor --fix` does: it opens the folders of the configuration to the service, and types what `doctor` proposes, as far as that
/// concerns only the user's service.
struct Repair {
    /// What to type for it.
    static let command = "vitaminb doctor --fix"

    /// The commands that were run, and what stands for the drop-in that was written.
    private(set) var done: [String] = []
    /// What could not be done; nil: nothing.
    private(set) var failure: Phrase?

    /// Does it.
    init() {
        let manager = ServiceManager()
        if manager.isInstalled { openFolders(manager) }
        let checks = Checkup().checks
        // With a configuration that is refused the service would not start, or go on with the last good one.
        if checks.contains(where: { $0.subject == .configuration && $0.verdict == .problem && $0.line != nil }) { return }
        // What appeared after the start is opened by another one.
        let isShut = checks.contains { $0.verdict == .problem && $0.message.description.contains(Self.command) }
        if isShut, done.isEmpty { run("systemctl --user restart \(ServiceManager.serviceName)") }
        let remedies = checks.filter { $0.verdict == .problem || $0.verdict == .advice }.flatMap(\.remedies)
        for remedy in Self.runnable(remedies) { run(remedy) }
    }

    /// What systemctl(1) may be told without asking. What it may not: the environment, which is a question of what was meant.
    private static let verbs = ["daemon-reload", "reset-failed", "enable", "start", "reload", "restart", "unmask"]

    /// Those that may be typed without asking, each once.
    static func runnable(_ remedies: [String]) -> [String] {
        var seen: Set<String> = []
        return remedies.filter { remedy in
            verbs.contains { remedy.hasPrefix("systemctl --user \($0)") } && seen.insert(remedy).inserted
        }
    }

    private mutating func openFolders(_ manager: ServiceManager) {
        do throws(DropInError) {
            let file = DropInFile(manager: manager)
            guard try file.update(program: manager.program) else { return }
            done.append("vitaminbd --print-drop-in > \(file.path.quotedForShell)")
            run("systemctl --user daemon-reload")
            // What opens the sandbox opens it at the next start.
            if manager.service?.isUp == true { run("systemctl --user restart \(ServiceManager.serviceName)") }
        } catch {
            switch error {
            case .failed(let why): failure = Phrase("the folders can't be opened to the service: \(why)")
            }
        }
    }

    private mutating func run(_ command: String) {
        let answer = Program.run(command.split(separator: " ").map(String.init))
        if answer.status == 0 {
            done.append(command)
        } else {
            let why = answer.errors.split(separator: "\n").first.map(String.init) ?? "\(answer.status)"
            failure = failure ?? Phrase("\(command): \(why)", context: "failure")
        }
    }
}
