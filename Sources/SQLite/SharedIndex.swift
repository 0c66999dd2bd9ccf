import Glibc

/// SQLite's index of the `-wal` file: the `-shm` file, which it maps into memory (sqlite.org/walformat.html). It believes what is there.
/// Where another program cuts the file off, reading it ends the process (SIGBUS); where another writes an older one in place, SQLite goes
/// on from there, over what was written since.
final class SharedIndex {
    private let descriptor: Int32
    private var noted: Content?
    private var size: off_t = 0

    /// What is in it of the log: both copies of the header, and the page of each frame, as far as the first block has them.
    private struct Content: Equatable {
        var header: [UInt8]
        var pages: [UInt8]

        /// Which log it is of: another salt begins with each one.
        var salt: ArraySlice<UInt8> { header[32..<40] }
        /// How many frames there are.
        var frames: Int { header[16..<20].reversed().reduce(0) { $0 << 8 | Int($1) } }
    }

    private static let headerBytes = 96
    private static let pagesOffset: off_t = 136
    private static let framesOfBlock = 4062

    /// SQLite's locks are on this file, and closing it drops them (fcntl(2), "Record locks"): this has to live longer than the connection.
    init(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        note()
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Notes how this process has left it. Returns false where it lacks what was noted before of the same log: in this moment another
    /// program has changed it.
    @discardableResult func note() -> Bool {
        let former = noted
        (noted, size) = (content, max(size, currentSize))
        guard let former, let noted, former.salt == noted.salt, former.frames <= noted.frames else { return true }
        return noted.pages.starts(with: former.pages)
    }

    /// Whether all of it is there that may be mapped.
    var isWhole: Bool { currentSize >= size }

    /// Whether it is as this process has left it.
    var isKept: Bool { isWhole && content == noted }

    private var currentSize: off_t {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status.st_size : 0
    }

    private var content: Content? {
        guard let header = bytes(at: 0, Self.headerBytes) else { return nil }
        var content = Content(header: header, pages: [])
        guard let pages = bytes(at: Self.pagesOffset, 4 * min(content.frames, Self.framesOfBlock)) else { return nil }
        content.pages = pages
        return content
    }

    private func bytes(at offset: off_t, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return pread(descriptor, &bytes, count, offset) == count ? bytes : nil
    }
}
