import ControlInterface
import Glibc

/// A program of the user's that is run when something happens.
struct Hook: Hashable {
    let name: String
    let path: String
}

/// The folder of hooks as it is now: which of its files are run, in the order of their names, and which are left out and why.
struct HookFolder: Equatable {
    private(set) var hooks: [Hook] = []
    private(set) var leftOut: [WireProblem] = []

    /// How many hooks are run of one event.
    static let bound = 16
    /// The bytes of a name: it becomes part of a unit's name.
    private static let nameBound = 64

    /// Looks into the folder. Where there is none, there are no hooks.
    init(path: String) {
        guard let directory = opendir(path) else {
            let code = errno
            if code != ENOENT {
                leftOut = [WireProblem(file: path, message: "the hooks can't be read: \(String(cString: strerror(code)))")]
            }
            return
        }
        defer { closedir(directory) }
        var status = stat()
        if fstat(dirfd(directory), &status) == 0, let reason = Self.distrust(status, uid: geteuid()) {
            leftOut = [WireProblem(file: path, message: "no hook is run: \(reason)")]
            return
        }
        for name in Self.names(in: directory).sorted() where !HookName.isAside(name) {
            let file = Paths.join(path, name)
            if let reason = Self.refusal(of: name, at: file) ?? (hooks.count < Self.bound ? nil : "there are \(Self.bound) hooks before it")
            {
                leftOut.append(WireProblem(file: file, message: "left out: \(reason)"))
            } else {
                hooks.append(Hook(name: name, path: file))
            }
        }
    }

    private static func names(in directory: OpaquePointer) -> [String] {
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            names.append(name)
        }
        return names
    }

    private static func refusal(of name: String, at file: String) -> String? {
        let isPlain = name.utf8.allSatisfy {
            ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || "-_.".utf8.contains($0)
        }
        guard isPlain, name.utf8.count <= nameBound else {
            return "name it with at most \(nameBound) letters from a to z, digits, '-', '_' and '.'"
        }
        var status = stat()
        guard stat(file, &status) == 0 else { return "it can't be looked at: \(String(cString: strerror(errno)))" }
        guard status.st_mode & S_IFMT == S_IFREG else { return "it is no file" }
        return distrust(status, uid: geteuid()) ?? (status.st_mode & S_IXUSR == 0 ? "it can't be executed; chmod u+x" : nil)
    }

    /// Why what is in the file need not be what the user wants to be run.
    ///
    /// Only the user's own files will do: seen from the service's user namespace, those of root belong to nobody in particular.
    private static func distrust(_ status: stat, uid: uid_t) -> String? {
        if status.st_uid != uid { return "it belongs to somebody else; a script of yours may call it" }
        return status.st_mode & (S_IWGRP | S_IWOTH) != 0 ? "others can write it; chmod go-w" : nil
    }
}
