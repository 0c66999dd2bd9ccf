import ControlInterface
import Glibc
import KeepInTouch
import Phrases

/// The user's own programs that are run at what happens, and which of them can't be.
struct HookFolder {
    /// A file of the folder, and what of stat(2) counts.
    struct File: Equatable {
        let path: String
        let isRegular: Bool
        let isMine: Bool
        /// The lowest nine bits of its mode.
        let mode: UInt32
    }

    /// In the order of their names; nil: there is no folder.
    var files: [File]?
    /// What the daemon complains of.
    var complaints: [WireProblem] = []

    init(files: [File]?) { self.files = files }

    /// Looks.
    init(path: String, status: WireStatus?) {
        complaints = status?.problems.filter { $0.file == path || $0.file.hasPrefix(path + "/") } ?? []
        guard let folder = opendir(path) else { return }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if !HookName.isAside(name) { names.append(name) }
        }
        files = names.sorted().map { name in
            let file = path + "/" + name
            var status = stat()
            let isThere = stat(file, &status) == 0
            return File(
                path: file, isRegular: isThere && status.st_mode & S_IFMT == S_IFREG, isMine: status.st_uid == getuid(),
                mode: status.st_mode & 0o777)
        }
    }

    var checks: [Check] {
        guard let files else { return [] }
        let found = files.compactMap(Self.problem)
        let others = complaints.filter { complaint in !found.contains { $0.file == complaint.file } }
        let problems = found + others.map { .problem(.hooks, Phrase("\($0.message)"), file: $0.file, line: $0.line, []) }
        return problems
            + (problems.isEmpty ? [.ok(.hooks, Phrase(files.count, "one hook can be run", "\(files.count) hooks can be run"))] : [])
    }

    private static func problem(_ file: File) -> Check? {
        let name = file.path.quotedForShell
        if !file.isRegular {
            return .problem(.hooks, Phrase("it isn't run, because it is no regular file"), file: file.path, ["rm -ri \(name)"])
        }
        if !file.isMine {
            return .problem(.hooks, Phrase("it isn't run, because it isn't yours"), file: file.path, ["sudo chown \"$USER\" \(name)"])
        }
        if file.mode & 0o022 != 0 {
            return .problem(.hooks, Phrase("it isn't run, because others may change it"), file: file.path, ["chmod go-w \(name)"])
        }
        if file.mode & 0o100 == 0 {
            return .problem(.hooks, Phrase("it isn't run, because it isn't executable"), file: file.path, ["chmod u+x \(name)"])
        }
        return nil
    }
}
