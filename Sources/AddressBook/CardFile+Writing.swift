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
        return try WholeFile.replace(
            path, with: bytes, by: temporary, mode: mode, durability: isOneOfMany ? .file : .full, isStill: isStill,
            passed: { step in
                switch step {
                case .written: failPoint("card: written")
                case .onDisk: failPoint("card: on disk")
                case .inPlace: failPoint("card: in its place")
                }
            })
    }
}
