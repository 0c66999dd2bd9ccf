import ControlInterface
import Phrases
import Platform

/// The user's hooks, and which files in their folder aren't run.
struct HooksState {
    /// The folder, by the same rules as in the daemon.
    var folder: HookFolder
    /// The problems that the daemon reports.
    var complaints: [WireProblem] = []

    init(folder: HookFolder) { self.folder = folder }

    /// Looks at the folder.
    init(path: String, status: WireStatus?) {
        complaints = status?.problems.filter { $0.file == path || $0.file.hasPrefix(path + "/") } ?? []
        folder = HookFolder(path: path)
    }

    var checks: [Check] {
        guard folder.isThere else { return [] }
        let others = complaints.filter { complaint in !folder.leftOut.contains { $0.file == complaint.file } }
        let problems =
            folder.leftOut.map(Self.problem)
            + others.map { .problem(.hooks, Phrase("\($0.message)"), file: $0.file, line: $0.line, []) }
        let count = folder.hooks.count
        return problems + (problems.isEmpty ? [.ok(.hooks, Phrase(count, "one hook can be run", "\(count) hooks can be run"))] : [])
    }

    private static func problem(_ leftOut: HookFolder.LeftOut) -> Check {
        let name = leftOut.file.quotedForShell
        let (message, remedies): (Phrase, [String]) =
            switch leftOut.reason {
            case .notRegular, .unreachable: (Phrase("it isn't run, because it is no regular file"), ["rm -ri \(name)"])
            case .notOwned: (Phrase("it isn't run, because it isn't yours"), ["sudo chown \"$USER\" \(name)"])
            case .writableByOthers: (Phrase("it isn't run, because others may change it"), ["chmod go-w \(name)"])
            case .notExecutable: (Phrase("it isn't run, because it isn't executable"), ["chmod u+x \(name)"])
            case .folderUnreadable, .folderNotOwned, .folderWritableByOthers, .name, .leadsElsewhere, .tooMany:
                (Phrase("\(leftOut.reason.message)"), [])
            }
        return .problem(.hooks, message, file: leftOut.file, remedies)
    }
}
