import Glibc

/// How the journal's `-wal` file ended after this process's last commit, to notice that another program changed it in place. SQLite
/// believes its index in memory: it would go on behind the hole, and the next start would drop all of it
/// (sqlite.org/fileformat2.html, "The Write-Ahead Log").
final class LogEnd {
    private let descriptor: Int32
    private var end: (frames: Int, offset: off_t, frame: [UInt8], header: [UInt8])?

    private static let headerBytes = 32
    private static let frameBytes = 24

    /// Of the `-wal` file at this path. SQLite keeps no locks in it, so it can be opened and closed.
    init(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Reads a commit back. Returns whether it is there, whole, of this log and behind the one before, as the next start will read it.
    func note(frames: Int) -> Bool {
        let former = end
        end = nil
        guard frames > 0, let header = bytes(at: 0, Self.headerBytes) else { return false }
        let page = Int(Self.word(2, of: header))
        var (frame, number, sums) = (header, 0, (Self.word(6, of: header), Self.word(7, of: header)))
        if let former, former.header == header {
            guard former.frames < frames, bytes(at: former.offset, Self.frameBytes) == former.frame else { return false }
            (number, sums) = (former.frames, (Self.word(4, of: former.frame), Self.word(5, of: former.frame)))
        }
        let isBigEndian = Self.word(0, of: header) & 1 == 1
        while number < frames {
            guard let content = bytes(at: Self.offset(of: number, page), Self.frameBytes + page) else { return false }
            frame = Array(content[..<Self.frameBytes])
            sums = Self.sums(of: content[..<8], isBigEndian, after: sums)
            sums = Self.sums(of: content[Self.frameBytes...], isBigEndian, after: sums)
            guard frame[8..<16] == header[16..<24], sums == (Self.word(4, of: frame), Self.word(5, of: frame)) else { return false }
            number += 1
        }
        // A commit's last frame has the database's size.
        if Self.word(1, of: frame) == 0 { return false }
        end = (frames, Self.offset(of: frames - 1, page), frame, header)
        return true
    }

    private static func offset(of frame: Int, _ page: Int) -> off_t { off_t(headerBytes + frame * (frameBytes + page)) }

    /// Whether it ends there as it did.
    var isKept: Bool {
        guard let end else { return true }
        return bytes(at: end.offset, Self.frameBytes) == end.frame && bytes(at: 0, Self.headerBytes) == end.header
    }

    /// Whether it is the log that was noted, though it no longer ends so: SQLite begins another one before it takes anything away.
    var isCutOff: Bool {
        guard let end, !isKept else { return false }
        return bytes(at: 0, Self.headerBytes) == end.header
    }

    /// Whether it is empty, or begins as SQLite begins it: what another connection leaves that keeps to the rules.
    var isByTheRules: Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return false }
        guard status.st_size > 0 else { return true }
        guard let header = bytes(at: 0, Self.headerBytes) else { return false }
        let magic = Self.word(0, of: header)
        guard magic & ~1 == 0x377F_0682 else { return false }
        return Self.sums(of: header[..<24], magic & 1 == 1, after: (0, 0)) == (Self.word(6, of: header), Self.word(7, of: header))
    }

    /// SQLite's checksums of a log, of pairs of words (sqlite.org/fileformat2.html, "Checksum Algorithm").
    private static func sums(of bytes: ArraySlice<UInt8>, _ isBigEndian: Bool, after sums: (UInt32, UInt32)) -> (UInt32, UInt32) {
        var (first, second) = sums
        bytes.withUnsafeBytes { bytes in
            for place in stride(from: 0, to: bytes.count & ~7, by: 8) {
                let words = bytes.loadUnaligned(fromByteOffset: place, as: (UInt32, UInt32).self)
                first &+= (isBigEndian ? words.0.bigEndian : words.0.littleEndian) &+ second
                second &+= (isBigEndian ? words.1.bigEndian : words.1.littleEndian) &+ first
            }
        }
        return (first, second)
    }

    /// A word of a header, which are in the network's order.
    private static func word(_ index: Int, of header: [UInt8]) -> UInt32 {
        header[index * 4..<index * 4 + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// After it was emptied by the rules.
    func forget() { end = nil }

    private func bytes(at offset: off_t, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return pread(descriptor, &bytes, count, offset) == count ? bytes : nil
    }
}
