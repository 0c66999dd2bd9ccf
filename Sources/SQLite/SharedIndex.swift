import Glibc

/// SQLite's index of the `-wal` file: the `-shm` file, which it maps into memory (sqlite.org/walformat.html). It believes what is there.
/// Where another program cuts the file off, reading it ends the process (SIGBUS); where another writes an older one in place, SQLite goes
/// on from there, over what was written since.
final class SharedIndex {
    private let descriptor: Int32
    private var header: [UInt8]?
    private var size: off_t = 0

    /// Both copies of the header, which only a transaction that writes and a checkpoint that empties the log change.
    private static let headerBytes = 96

    /// SQLite's locks are on this file, and closing it drops them (fcntl(2), "Record locks"): this has to live longer than the connection.
    init(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        note()
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Notes how this process has left it.
    func note() { (header, size) = (bytes, max(size, currentSize)) }

    /// Whether all of it is there that may be mapped.
    var isWhole: Bool { currentSize >= size }

    /// Whether it is as this process has left it.
    var isKept: Bool { isWhole && bytes == header }

    private var currentSize: off_t {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status.st_size : 0
    }

    private var bytes: [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: Self.headerBytes)
        return pread(descriptor, &bytes, bytes.count, 0) == bytes.count ? bytes : nil
    }
}
