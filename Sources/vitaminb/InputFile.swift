import Exchange
import Glibc
import KeepInTouch
import Language
import Phrases

/// A file that was named on the command line.
enum InputFile {
    /// The contacts in it.
    static func contacts(_ path: String) throws -> ContactFile {
        let bytes = try bytes(of: path)
        // Beside a database that is in use lies what was written last. Most files have none.
        let log = try? self.bytes(of: path + "-wal")
        return try ContactFile(bytes, name: path, log: log)
    }

    /// All that is in it.
    static func bytes(of path: String) throws(InputError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw InputError(path: path, errno: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        // One that never ends is too big, too, and said to be.
        while bytes.count <= ContactFile.maximumBytes {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { break }
            if count > 0 { bytes += buffer[..<count] } else if errno != EINTR { throw InputError(path: path, errno: errno) }
        }
        return bytes
    }
}

/// A file could not be read.
struct InputError: Error, CustomStringConvertible {
    let path: String
    /// errno(3) of open(2) or read(2).
    let errno: Int32

    var description: String { gettext("can't read \(path): \(Language.ofEnvironment.explain(errno: errno))") }
}
