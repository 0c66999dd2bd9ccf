import Glibc
import Platform

/// A program of the user's that is run when something happens.
package struct Hook: Hashable, Sendable {
    package let name: String
    package let path: String

    package init(name: String, path: String) {
        self.name = name
        self.path = path
    }
}

/// The folder of hooks as it is now: which of its files are run, in the order of their names, and which are left out and why.
///
/// The daemon runs them and `vitaminb doctor` looks at them, both by this.
package struct HookFolder: Equatable, Sendable {
    /// Whether there is such a folder. Where there is none, there are no hooks, and nothing is wrong.
    package private(set) var isThere = true
    package private(set) var hooks: [Hook] = []
    package private(set) var leftOut: [LeftOut] = []

    /// A file that isn't run, or the folder itself if none in it is.
    package struct LeftOut: Equatable, Sendable {
        package let file: String
        package let reason: Reason

        package init(file: String, reason: Reason) {
            self.file = file
            self.reason = reason
        }
    }

    /// How many hooks are run of one event.
    package static let bound = 16
    /// The bytes of a name: it becomes part of a unit's name.
    static let nameBound = 64

    /// A folder with these hooks.
    package init(hooks: [Hook], leftOut: [LeftOut] = []) {
        (self.hooks, self.leftOut) = (hooks, leftOut)
    }

    /// Looks into the folder.
    package init(path: String) {
        guard let directory = opendir(path) else {
            let code = errno
            isThere = code != ENOENT
            if isThere { leftOut = [LeftOut(file: path, reason: .folderUnreadable(errno: code))] }
            return
        }
        defer { closedir(directory) }
        var status = stat()
        if fstat(dirfd(directory), &status) == 0, let distrust = Self.distrust(status, uid: geteuid()) {
            leftOut = [LeftOut(file: path, reason: distrust == .writableByOthers ? .folderWritableByOthers : .folderNotOwned)]
            return
        }
        for name in Folder.names(in: path).sorted() where !Self.isAside(name) {
            let file = Path.join(path, name)
            if let reason = Self.reason(against: name, at: file) ?? (hooks.count < Self.bound ? nil : .tooMany) {
                leftOut.append(LeftOut(file: file, reason: reason))
            } else {
                hooks.append(Hook(name: name, path: file))
            }
        }
    }

    /// Whether somebody put the file aside: then it isn't run, and nobody speaks of it.
    private static func isAside(_ name: String) -> Bool {
        name.hasPrefix(".") || ["~", ".bak", ".sample", ".disabled"].contains { name.hasSuffix($0) }
    }

    private static func reason(against name: String, at file: String) -> Reason? {
        let isPlain = name.utf8.allSatisfy {
            ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || "-_.".utf8.contains($0)
        }
        guard isPlain, name.utf8.count <= nameBound else { return .name }
        var status = stat()
        guard stat(file, &status) == 0 else { return .unreachable(errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .notRegular }
        return distrust(status, uid: geteuid()) ?? (status.st_mode & S_IXUSR == 0 ? .notExecutable : nil)
            ?? (isElsewhere(file) ? .leadsElsewhere : nil)
    }

    /// Whether a link leads to a folder in which somebody else could put another file into the place of the user's: before it is run it is
    /// found by its name again.
    private static func isElsewhere(_ file: String) -> Bool {
        guard Path.target(ofLink: file) != nil else { return false }
        guard let resolved = realpath(file, nil) else { return true }
        defer { free(resolved) }
        var folder = Folder.of(String(cString: resolved))
        var status = stat()
        guard stat(folder, &status) == 0, distrust(status, uid: geteuid()) == nil else { return true }
        // Those above belong to root, too. In a folder with the sticky bit everybody can only replace what is theirs.
        while folder != "/" {
            folder = Folder.of(folder)
            guard stat(folder, &status) == 0 else { return true }
            if status.st_mode & (S_IWGRP | S_IWOTH) != 0, status.st_mode & S_ISVTX == 0 { return true }
        }
        return false
    }

    /// Why what is in the file need not be what the user wants to be run.
    ///
    /// Only the user's own files are trusted: in the service's user namespace, root's files belong to nobody in particular.
    private static func distrust(_ status: stat, uid: uid_t) -> Reason? {
        if status.st_uid != uid { return .notOwned }
        return status.st_mode & (S_IWGRP | S_IWOTH) != 0 ? .writableByOthers : nil
    }
}

extension HookFolder {
    /// Why a file is left out, or all of a folder.
    package enum Reason: Equatable, Sendable {
        case folderUnreadable(errno: Int32)
        case folderNotOwned
        case folderWritableByOthers
        /// It can't be part of a unit's name.
        case name
        case unreachable(errno: Int32)
        case notRegular
        case notOwned
        case writableByOthers
        case notExecutable
        /// It is a link to a folder that isn't the user's alone.
        case leadsElsewhere
        /// There are as many before it as are run.
        case tooMany

        /// What is wrong, and what to do.
        package var message: String {
            switch self {
            case .folderUnreadable(let errno): "the hooks can't be read: \(String(cString: strerror(errno)))"
            case .folderNotOwned: "no hook is run: it belongs to somebody else; a script of yours may call it"
            case .folderWritableByOthers: "no hook is run: others can write it; chmod go-w"
            case .name: "left out: name it with at most \(nameBound) letters from a to z, digits, '-', '_' and '.'"
            case .unreachable(let errno): "left out: it can't be looked at: \(String(cString: strerror(errno)))"
            case .notRegular: "left out: it is no file"
            case .notOwned: "left out: it belongs to somebody else; a script of yours may call it"
            case .writableByOthers: "left out: others can write it; chmod go-w"
            case .notExecutable: "left out: it can't be executed; chmod u+x"
            case .leadsElsewhere: "left out: others can write where it leads to; put the program itself here"
            case .tooMany: "left out: there are \(bound) hooks before it"
            }
        }
    }
}
