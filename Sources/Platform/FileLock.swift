import Glibc

/// A lock that only one process holds at a time; it ends with the process, however that ends (flock(2)).
package final class FileLock: Sendable {
    private let descriptor: Int32

    /// Why the lock was not taken.
    package enum Failure: Error, Equatable, Sendable {
        /// This process has it; empty where it could not leave its id.
        case held(by: String)
        case unavailable(SystemError)
    }

    /// Takes the lock on this file, which is made where there is none, or says at once which process has it.
    package init(path: String) throws(Failure) {
        descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unavailable(SystemError("open \(path)")) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            // deinit closes the descriptor, for this half-made lock as well.
            let holder = (try? WholeFile.bytes(of: descriptor, atMost: 16)) ?? []
            throw .held(by: String(decoding: holder, as: UTF8.self))
        }
        // The id is only for the message above, so a disk too full to keep it is no reason to fail.
        _ = ftruncate(descriptor, 0)
        try? WholeFile.write(Array(String(getpid()).utf8), to: descriptor, path: path)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
