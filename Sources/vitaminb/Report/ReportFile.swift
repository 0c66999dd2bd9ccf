import FoundationEssentials
import Glibc
import KeepInTouch
import Language
import Phrases
import Platform

/// Where a report is written: to a file that only this user can read, because people's names are in it.
struct ReportFile {
    /// The path that was given; nil for `standard`.
    let path: String

    /// `report.html` in the cache folder (XDG Base Directory Specification), which is private and not backed up.
    static var standard: String {
        Path.join(BaseFolders().cache, "vitaminb/report.html")
    }

    /// Replaces the file atomically.
    func write(_ text: String) throws(FileError) {
        // Follow a link, and write to a terminal, a pipe or /dev/null instead of replacing it.
        let target = Path.resolved(path) ?? path
        guard !Self.isPlanted(path), !Self.isPlanted(target) else { throw FileError(path: path, errno: EACCES) }
        var status = stat()
        if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            return try write(text, toWhatIsAt: target)
        }
        let new = target + "." + UUID().uuidString.prefix(8).lowercased()
        do {
            try WholeFile.replace(target, with: Array(text.utf8), by: new, durability: .none)
        } catch {
            throw FileError(path: path, errno: error.code)
        }
    }

    private func write(_ text: String, toWhatIsAt target: String) throws(FileError) {
        let descriptor = open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
        defer { close(descriptor) }
        do { try WholeFile.write(Array(text.utf8), to: descriptor, path: path) } catch { throw FileError(path: path, errno: error.code) }
    }

    /// Whether the path is a link or a pipe of another user in a folder like /tmp. Its owner could otherwise choose which file
    /// is replaced, or read the page. The kernel has the same rule (protected_symlinks in proc_sys_fs(5)), unless switched off.
    private static func isPlanted(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG && ![0, geteuid()].contains(status.st_uid)
    }

    /// Makes the folder and its parents, readable by this user only.
    func makeFolder() throws(FileError) {
        let folder = Folder.of(path)
        do { try Folder.create(folder) } catch { throw FileError(path: folder, errno: error.code) }
    }

    /// Opens it in the web browser. Returns false if there is none.
    func show() -> Bool {
        (try? ChildProcess(["xdg-open", path]))?.wait() == .exited(0)
    }
}

/// A file could not be written.
struct FileError: Error, CustomStringConvertible {
    let path: String
    /// errno(3) of what failed.
    let errno: Int32

    var description: String { gettext("can't write \(path): \(Language.ofEnvironment.explain(errno: errno))") }
}
