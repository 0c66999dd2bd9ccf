import FoundationEssentials
import Glibc
import Synchronization

/// A folder of one test's own. It is removed with everything in it when the last reference to it goes, and when the process exits.
package final class TemporaryFolder: Sendable {
    package let path: String

    /// An empty folder in the temporary directory, which only its owner may enter. If it can't be made, whatever the test does in it fails.
    package convenience init() { self.init(in: Self.here) }

    private init(in root: String) {
        path = root + "/" + UUID().uuidString
        mkdir(root, 0o700)
        mkdir(path, 0o700)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A folder on another file system than the temporary directory; nil where there is none.
    package static func onAnotherFileSystem() -> TemporaryFolder? {
        let here = FileManager.default.temporaryDirectory.path
        guard let device = device(of: here), let other = self.device(of: far), device != other else { return nil }
        return TemporaryFolder(in: elsewhere)
    }

    private static func device(of path: String) -> dev_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_dev : nil
    }

    /// Where Tests/run.sh wants it, so that it can look for what is left there.
    private static let far = getenv("VITAMINB_FAR_TMPDIR").map { String(cString: $0) } ?? "/dev/shm"

    // One folder a process, removed at its exit: an object that still lives then is not deinitialized.
    private static let here = removedAtExit(FileManager.default.temporaryDirectory.path)
    private static let elsewhere = removedAtExit(far)

    private static func removedAtExit(_ parent: String) -> String {
        let root = (parent.hasSuffix("/") ? parent : parent + "/") + "vitaminb-tests-\(getpid())"
        roots.withLock { $0.append(root) }
        return root
    }

    private static let roots: Mutex<[String]> = {
        atexit { for root in TemporaryFolder.roots.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: root) } }
        return Mutex([])
    }()
}

extension TemporaryFolder {
    /// Writes a file below this folder; the folders between must exist.
    package func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    }

    /// Makes a folder below this one and returns its path.
    @discardableResult
    package func folder(_ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
        return path + "/" + name
    }

    /// Writes the card of a person to `UID.vcf`. `more` is further content lines, each with its CRLF.
    package func card(_ name: String, uid: String, more: String = "") throws {
        try write("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(uid)\r\nFN:\(name)\r\n\(more)END:VCARD\r\n", to: uid + ".vcf")
    }

    /// The names of what is in the folder, in alphabetical order.
    package var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}
