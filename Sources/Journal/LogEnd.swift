import Glibc

/// How the journal's `-wal` file ended after this process's last commit, to notice that another program changed it in place. SQLite
/// believes its index in memory: it would go on behind the hole, and the next start would drop all of it
/// (sqlite.org/fileformat2.html, "The Write-Ahead Log").
final class LogEnd {
    private let descriptor: Int32
    private var end: (offset: off_t, frame: [UInt8], header: [UInt8])?

    private static let headerBytes = 32
    private static let frameBytes = 24

    /// Of the `-wal` file at this path. SQLite keeps no locks in it, so it can be opened and closed.
    init(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Reads the last frame of a commit back. Returns whether it is there, whole and of this log.
    func note(frames: Int) -> Bool {
        let former = end
        end = nil
        guard frames > 0, let header = bytes(at: 0, Self.headerBytes) else { return false }
        let page = header[8..<12].reduce(0) { $0 << 8 | Int($1) }
        let offset = Self.headerBytes + (frames - 1) * (Self.frameBytes + page)
        guard let frame = bytes(at: offset, Self.frameBytes), bytes(at: offset + Self.frameBytes + page - 1, 1) != nil,
            // A commit's last frame has the database's size, and all frames have the log's salts.
            frame[4..<8] != [0, 0, 0, 0], frame[8..<16] == header[16..<24]
        else { return false }
        // In one log each commit ends behind the one before, which is still there.
        if let former, former.header == header {
            guard former.offset < offset, bytes(at: former.offset, Self.frameBytes) == former.frame else { return false }
        }
        end = (offset, frame, header)
        return true
    }

    /// Whether it ends there as it did.
    var isKept: Bool {
        guard let end else { return true }
        return bytes(at: end.offset, Self.frameBytes) == end.frame && bytes(at: 0, Self.headerBytes) == end.header
    }

    /// Whether it is empty, or begins as SQLite begins it: what another connection leaves that keeps to the rules.
    var isByTheRules: Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return false }
        guard status.st_size > 0 else { return true }
        guard let header = bytes(at: 0, Self.headerBytes) else { return false }
        func word(_ index: Int, isBigEndian: Bool) -> UInt32 {
            let bytes = header[index * 4..<index * 4 + 4]
            return (isBigEndian ? Array(bytes) : bytes.reversed()).reduce(0) { $0 << 8 | UInt32($1) }
        }
        let magic = word(0, isBigEndian: true)
        guard magic & ~1 == 0x377F_0682 else { return false }
        var (first, second): (UInt32, UInt32) = (0, 0)
        for pair in 0..<3 {
            first &+= word(2 * pair, isBigEndian: magic & 1 == 1) &+ second
            second &+= word(2 * pair + 1, isBigEndian: magic & 1 == 1) &+ first
        }
        return first == word(6, isBigEndian: true) && second == word(7, isBigEndian: true)
    }

    /// After it was emptied by the rules.
    func forget() { end = nil }

    private func bytes(at offset: Int, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return pread(descriptor, &bytes, count, off_t(offset)) == count ? bytes : nil
    }
}
