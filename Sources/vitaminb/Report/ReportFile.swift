import FoundationEssentials
import Glibc
import KeepInTouch
import Language
import Phrases
import Platform

/// Where a report is written: to a file that only this user can read, because people's names are in it.
struct ReportFile {
    /// As it was named; nil: nowhere else than `standard`.
    let path: String

    /// `report.html` in the folder for what can be made again (XDG Base Directory Specification): private, and in no backup.
    static var standard: String {
        Path.join(BaseFolders().cache, "vitaminb/report.html")
    }

    /// Puts the text into the place of what is there. Whoever reads it meanwhile sees the old page or the new one, whole.
    func write(_ text: String) throws(FileError) {
        // Where a link leads is what was meant; a terminal, a pipe or /dev/null is written to, and never replaced.
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

    /// Whether a link or a pipe is there that another user made, in a folder like /tmp: who made it would choose what the page
    /// replaces, or read it. The kernel has the same rule (protected_symlinks in proc_sys_fs(5)) where nobody has switched it off.
    private static func isPlanted(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG && ![0, geteuid()].contains(status.st_uid)
    }

    /// Makes the folder, and those it is in, for this user alone.
    func makeFolder() throws(FileError) {
        let folder = Folder.of(path)
        do { try Folder.create(folder) } catch { throw FileError(path: folder, errno: error.code) }
    }

    /// Shows it in the program that the desktop has for web pages. Returns false where there is none.
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
