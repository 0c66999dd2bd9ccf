import FoundationEssentials
import Glibc
import KeepInTouch
import Language
import Phrases

/// Where a report is written: to a file that only this user can read, because people's names are in it.
struct ReportFile {
    /// As it was named; nil: nowhere else than `standard`.
    let path: String

    /// `report.html` in the folder for what can be made again (XDG Base Directory Specification): private, and in no backup.
    static var standard: String {
        let cache = environmentVariable("XDG_CACHE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (cache ?? (environmentVariable("HOME") ?? "") + "/.cache") + "/vitaminb/report.html"
    }

    /// Puts the text into the place of what is there. Whoever reads it meanwhile sees the old page or the new one, whole.
    func write(_ text: String) throws(FileError) {
        // Where a link leads is what was meant; a terminal, a pipe or /dev/null is written to, and never replaced.
        let target = Self.resolved(path) ?? path
        guard !Self.isPlanted(path), !Self.isPlanted(target) else { throw FileError(path: path, errno: EACCES) }
        var status = stat()
        if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            return try write(text, to: open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY))
        }
        let new = target + "." + UUID().uuidString.prefix(8).lowercased()
        do throws(FileError) {
            try write(text, to: open(new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600))
            guard rename(new, target) == 0 else { throw FileError(path: path, errno: errno) }
        } catch {
            unlink(new)
            throw error
        }
    }

    private func write(_ text: String, to descriptor: Int32) throws(FileError) {
        guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
        defer { close(descriptor) }
        do { try StandardOutput.write(text, to: descriptor) } catch { throw FileError(path: path, errno: error.errno) }
    }

    /// Whether a link or a pipe is there that another user made, in a folder like /tmp: who made it would choose what the page
    /// replaces, or read it. The kernel has the same rule (protected_symlinks in proc_sys_fs(5)) where nobody has switched it off.
    private static func isPlanted(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG && ![0, geteuid()].contains(status.st_uid)
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Makes the folder, and those it is in, for this user alone.
    func makeFolder() throws(FileError) {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
        let folder = ReportFile(path: String(path[..<slash]))
        if access(folder.path, F_OK) == 0 { return }
        try folder.makeFolder()
        guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else { throw FileError(path: folder.path, errno: errno) }
    }

    /// Shows it in the program that the desktop has for web pages. Returns false where there is none.
    func show() -> Bool {
        // The browser must not inherit that this program does without SIGPIPE.
        signal(SIGPIPE, SIG_DFL)
        defer { signal(SIGPIPE, SIG_IGN) }
        var process: pid_t = 0
        let words: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(path), nil]
        defer { for word in words { free(word) } }
        guard posix_spawnp(&process, "xdg-open", nil, nil, words, environ) == 0 else { return false }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return status == 0
    }
}

/// A file could not be written.
struct FileError: Error, CustomStringConvertible {
    let path: String
    /// errno(3) of what failed.
    let errno: Int32

    var description: String { gettext("can't write \(path): \(Language.ofEnvironment.explain(errno: errno))") }
}
