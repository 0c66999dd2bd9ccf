import Glibc
import Platform

/// A lock that two daemons can't hold at once; it ends with the process, however that ends.
final class FileLock {
    private let descriptor: Int32

    /// Takes the lock, or says which process has it.
    init(path: String) throws {
        descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw JournalError.unavailable(SystemError("open \(path)")) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            var bytes = [UInt8](repeating: 0, count: 16)
            // The descriptor is closed by deinit, which runs for this half-made lock as well.
            let count = read(descriptor, &bytes, bytes.count)
            throw JournalError.held(path: path, by: String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
        }
        let pid = Array(String(getpid()).utf8)
        // The number is for the message above alone, so that a disk too full to keep it is no reason not to start.
        _ = ftruncate(descriptor, 0)
        _ = write(descriptor, pid, pid.count)
    }

    deinit {
        close(descriptor)
    }
}
