import Glibc
import Platform

/// What the address books held at the last start, so that the next one need not read files that are as they were.
///
/// It may be deleted at any time, and it is never believed over a file: a record counts only while the file's stamp is the one in it.
/// Whatever is wrong with the index, be it cut off, of another version or somebody else's, it is as if there were none.
///
/// The file: a line that names it, the checksum, the folders' paths, then a ``CardRecord`` for each file, in the table's order.
struct AddressBookIndex {
    /// The records, one after the other.
    private(set) var records: [UInt8] = []
    /// The files, with the stamps and UIDs that the records say.
    private(set) var table = FileTable()
    /// Where each file's record begins.
    private(set) var offsets: [Int] = []

    /// The number behind the name is the format's version: any other is not read.
    private static let magic = Array("vitaminb address-book.index 5\n".utf8)
    /// About a million contacts; a bigger index is neither written nor read.
    private static let maximumBytes = 256 << 20
    init() {}

    /// The index in this file for these folders; empty where it is not to be used.
    init(reading path: String, folders: [String]) {
        guard let bytes = Self.read(path) else { return }
        let bodyAt = Self.magic.count + 8
        guard bytes.count >= bodyAt, bytes.starts(with: Self.magic) else { return }
        let isWhole = bytes.withUnsafeBytes { bytes in
            bytes.loadUnaligned(fromByteOffset: Self.magic.count, as: UInt64.self) == Self.checksum(of: bytes, from: bodyAt)
        }
        guard isWhole else { return }
        var found = AddressBookIndex()
        let isUsable = bytes.withUnsafeBytes { found.take(CardRecordReader($0, at: bodyAt), folders) }
        guard isUsable else { return }
        self = found
        records = bytes
    }

    private mutating func take(_ reader: CardRecordReader, _ folders: [String]) -> Bool {
        var reader = reader
        guard let count = reader.integer(UInt32.self), Int(count) == folders.count else { return false }
        for folder in folders { guard reader.string() == folder else { return false } }
        while !reader.isAtEnd {
            let offset = reader.offset
            guard let record = reader.record(), record.folder < folders.count, record.name.count <= Int(UInt8.max) else { return false }
            table.append(folder: record.folder, name: reader.bytes(record.name), stamp: record.stamp)
            reader.forEachID(of: record) { table.appendID($0) }
            offsets.append(offset)
        }
        return table.isSorted
    }

    /// Writes an index with these records, which are in the table's order, so that it appears whole or not at all.
    ///
    /// Where it can't be written, the next start reads the files.
    static func write(_ records: [(source: Int, offset: Int)], from sources: [[UInt8]], folders: [String], to path: String) {
        var bytes = head(folders)
        for (source, offset) in records {
            sources[source].withUnsafeBytes { source in
                var reader = CardRecordReader(source, at: offset)
                if reader.record() != nil { bytes.append(contentsOf: reader.bytes(offset..<reader.offset)) }
            }
            if bytes.count > maximumBytes { return }
        }
        seal(&bytes)
        let temporary = path + ".tmp"
        unlink(temporary)
        let descriptor = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        failPoint("index: written")
        // A crash may leave less of it on disk than was written: then the checksum says so.
        if !rest.isEmpty || rename(temporary, path) != 0 { unlink(temporary) }
    }

    /// What stands before the records, with room for the checksum.
    static func head(_ folders: [String]) -> [UInt8] {
        var bytes = magic + [UInt8](repeating: 0, count: 8)
        bytes.append(integer: UInt32(folders.count))
        for folder in folders { bytes.append(counted: folder.utf8) }
        return bytes
    }

    /// Puts the checksum in.
    static func seal(_ bytes: inout [UInt8]) {
        let sum = bytes.withUnsafeBytes { checksum(of: $0, from: magic.count + 8) }
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: sum, toByteOffset: magic.count, as: UInt64.self) }
    }

    /// Whether a file with this stamp, looked at from `start` on (seconds since 1970), will show by its stamp when it changes.
    static func isSettled(_ stamp: CardFile.Stamp, at start: Int64, after restlessSeconds: Int64) -> Bool {
        stamp.changed / 1_000_000_000 < start - restlessSeconds
    }

    /// The bytes of a regular file that is this user's alone.
    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_mode & 0o077 == 0, status.st_size <= maximumBytes,
            case .success(let bytes) = CardFile.bytes(of: descriptor, size: Int(status.st_size))
        else { return nil }
        return bytes
    }

    /// Tells an index that was cut off or spoilt.
    private static func checksum(of bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
        var sum = Checksum()
        sum.add(bytes, from: start)
        return sum.value ^ UInt64(bytes.count)
    }
}
