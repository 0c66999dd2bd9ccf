import FoundationEssentials
import Glibc

/// A file without a name, for what a program writes. It is gone when its descriptor is closed.
package final class TemporaryFile: Sendable {
    package let descriptor: Int32

    package init() throws {
        var path = Array((FileManager.default.temporaryDirectory.path + "/run-XXXXXX").utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw CocoaError(.fileWriteUnknown) }
        unlink(path)
    }

    deinit { close(descriptor) }

    /// What was written so far.
    package func contents() -> String {
        var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
