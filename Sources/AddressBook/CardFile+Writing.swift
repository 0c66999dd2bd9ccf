import FoundationEssentials
import Glibc
import KeepInTouch
import Platform

extension CardFile {
    /// Replaces the file atomically: when this returns, all bytes are on disk; if it throws, the file is unchanged.
    ///
    /// The bytes are written to a temporary file, whose name ends in `.tmp` so that synchronisers skip it, and which is renamed when
    /// they are on disk. Just before the rename `isStill` is called; if it returns false, nothing changes and the result is false.
    /// With `isOneOfMany` the caller has to synchronise the folder after the last file.
    static func write(
        _ bytes: [UInt8], to path: String, mode: mode_t = 0o600, isOneOfMany: Bool = false, isStill: () -> Bool = { true }
    ) throws(SystemError) -> Bool {
        let folder = Folder.of(path)
        // Said of what the user knows, and not of the temporary file; a card that is read only is meant to be.
        guard access(folder, W_OK) == 0 else { throw SystemError("change anything in \(folder)") }
        if access(path, F_OK) == 0, access(path, W_OK) != 0 { throw SystemError("change it") }
        // A unique name, so that a file left by a power failure is not in the way.
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
