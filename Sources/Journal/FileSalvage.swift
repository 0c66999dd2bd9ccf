import Glibc
import Platform

/// Copies a file that the disk may not be able to read completely.
enum FileSalvage {
    private static let block = 4096

    /// Copies the file, readable by its owner only. Blocks that can't be read are zeros in the copy.
    static func copy(_ path: String, to copy: String) throws(SystemError) {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw SystemError("open \(path)") }
        defer { close(source) }
        var status = stat()
        guard fstat(source, &status) == 0 else { throw SystemError("look at \(path)") }
        let target = open(copy, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard target >= 0 else { throw SystemError("create \(copy)") }
        defer { close(target) }
        var bytes = [UInt8](repeating: 0, count: block)
        for offset in stride(from: 0, to: Int(status.st_size), by: block) {
            let wanted = min(block, Int(status.st_size) - offset)
            let got = pread(source, &bytes, wanted, offset)
            if got < wanted { for index in max(0, got)..<wanted { bytes[index] = 0 } }
            guard pwrite(target, bytes, wanted, offset) == wanted else { throw SystemError("write \(copy)") }
        }
    }
}
