import FoundationEssentials
import Glibc
import KeepInTouch
import Platform

extension CardFile {
    /// Puts the bytes in the file's place: all of them and on disk when this returns, or the file is as it was.
    ///
    /// They are written under another name, which ends in `.tmp` because synchronisers pass over that, and renamed once they are
    /// on disk. Right before that `isStill` is asked; where it says no, nothing happens and the result is false.
    /// One of many leaves it to its caller to synchronise the folder when all of them are there.
    static func write(
        _ bytes: [UInt8], to path: String, mode: mode_t = 0o600, isOneOfMany: Bool = false, isStill: () -> Bool = { true }
    ) throws(SystemError) -> Bool {
        let folder = Folder.of(path)
        // A name of its own, so that what a power cut left behind is in nobody's way.
        let temporary = folder + "/" + UUID().text + ".tmp"
        let descriptor = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemError("create \(temporary)") }
        var isInPlace = false
        defer {
            close(descriptor)
            if !isInPlace { unlink(temporary) }
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw SystemError("write \(temporary)") }
        }
        failPoint("card: written")
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw SystemError("put \(temporary) on disk") }
        guard isStill() else { return false }
        failPoint("card: on disk")
        guard rename(temporary, path) == 0 else { throw SystemError("put \(path) in its place") }
        isInPlace = true
        failPoint("card: in its place")
        if !isOneOfMany { try Folder.synchronize(folder) }
        return true
    }
}
