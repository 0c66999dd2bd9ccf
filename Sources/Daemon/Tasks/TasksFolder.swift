import Glibc
import ICalendar
import Platform

/// The folder with the tasks: a vdir, with one task a file.
struct TasksFolder {
    let path: String

    /// How many files are read.
    static let fileBound = 5_000
    /// How many files that can't be read are named.
    private static let problemBound = 20
    /// What a file is called until it is whole: vdirsyncer and todoman look at files that end with `.ics` only.
    private static let temporaryName = ".vitaminb.tmp"

    /// What keeps it from being used, and what to do; nil: nothing.
    var problem: Problem? {
        if access(path, R_OK | W_OK | X_OK) == 0 {
            return Self.isFolder(path) ? nil : Problem(file: path, message: "is no folder; name another one in [tasks]")
        }
        let message =
            switch errno {
            case ENOENT:
                "the folder of tasks does not exist; create it (mkdir -p \(path.quotedForShell)), or change folder in [tasks]"
            case EROFS:
                "the folder of tasks can't be written from the service's sandbox; type vitaminb doctor --fix, which allows the folders "
                    + "that the configuration names"
            case let error:
                "the folder of tasks can't be used (\(String(cString: strerror(error)))); make it writable for yourself: chmod u+rwx"
            }
        return Problem(file: path, message: message)
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Which folder is there. The device's number may be another one after the next start of the system.
    var place: String {
        var status = stat()
        return stat(path, &status) == 0 ? "\(path) \(status.st_ino)" : path
    }

    /// What is in it.
    struct Content {
        /// The tasks.
        var found: [TasksLook.Found] = []
        /// What can't be read.
        var problems: [Problem] = []
        /// Whether every file was read.
        var isWhole = true
    }

    /// Reads the tasks in it.
    func read() -> Content {
        // What a crash may have left.
        unlink(Path.join(path, Self.temporaryName))
        let names = Folder.names(in: path).filter { $0.hasSuffix(".ics") && !$0.hasPrefix(".") }.sorted()
        var content = Content(isWhole: names.count <= Self.fileBound)
        for name in names.prefix(Self.fileBound) {
            let file = Path.join(path, name)
            do {
                let bytes = try WholeFile.read(file, maximumBytes: TaskFile.maximumBytes)
                if let task = try TaskFile(bytes) { content.found.append(TasksLook.Found(name: name, task: task)) }
            } catch FileReadingError.notOpened(ENOENT) {
                // It has gone meanwhile, and the next look is on its way.
                content.isWhole = false
            } catch {
                let message = "this task can't be read, so nothing that is gone counts as skipped; remove it"
                content.problems.append(Problem(file: file, message: message))
                content.isWhole = false
            }
        }
        if content.problems.count > Self.problemBound {
            let more = Problem(file: path, message: "\(content.problems.count - Self.problemBound) more tasks can't be read")
            content.problems = content.problems.prefix(Self.problemBound) + [more]
        }
        if names.count > Self.fileBound {
            let message = "there are more than \(Self.fileBound) files; name a folder for vitaminb alone"
            content.problems.append(Problem(file: path, message: message))
        }
        return content
    }

    /// Does it, unless somebody has changed the file since it was read: then it is false, and the next look finds what they did.
    func perform(_ action: TasksPlan.Step.Action) throws(SystemError) -> Bool {
        switch action {
        case .write(let name, let bytes, let former):
            let file = Path.join(path, name)
            let temporary = Path.join(path, Self.temporaryName)
            return try WholeFile.replace(file, with: bytes, by: temporary, durability: .file, isStill: { Self.has(file, former) })
        case .delete(let name, let former):
            let file = Path.join(path, name)
            guard Self.has(file, former) else { return false }
            guard unlink(file) == 0 || errno == ENOENT else { throw SystemError("remove \(file)") }
            return true
        }
    }

    /// Whether the file has these bytes still; nil: whether there is none.
    private static func has(_ file: String, _ bytes: [UInt8]?) -> Bool {
        guard let bytes else { return access(file, F_OK) != 0 }
        return (try? WholeFile.read(file, maximumBytes: TaskFile.maximumBytes)) == bytes
    }
}
