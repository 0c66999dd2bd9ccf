import CLinux
import FoundationEssentials
import Glibc
import Journal
import KeepInTouch
import Platform

/// The folder by which machines exchange what they have written: a folder for each writer, and in it a file for each month, to which only
/// that writer appends. Other programs carry it from machine to machine.
struct SyncFolder {
    /// As the configuration names it.
    let path: String
    /// What is of this format in it. A later format, which this version could not read, has another name.
    var root: String { Path.join(path, "vitaminb-1") }

    /// How many files are looked at.
    static let fileBound = 10_000
    /// How much of a file is read at once, in bytes.
    static let chunk = 1 << 20

    /// A file in it.
    struct File: Equatable {
        /// From the root on.
        let name: String
        let bytes: Int
        /// What changes with it: when it was changed last, in nanoseconds, and its inode.
        let version: [Int64]
    }

    /// Whether the folder itself is there; a volume may not be mounted, or a synchroniser may not have made it.
    var isThere: Bool { Self.isFolder(path) }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The folders of the writers, and of copies that synchronisers have made of them.
    var writers: [String] {
        Folder.names(in: root).filter { !$0.hasPrefix(".") }.map { root + "/" + $0 }.sorted()
    }

    /// The files of all writers in the order of their names, which are those of the months, and the copies that synchronisers have made of
    /// them on a conflict. What they are still fetching has another name, or begins with a dot.
    var files: [File] {
        var files: [File] = []
        for writer in writers {
            for name in Folder.names(in: writer).sorted() where Self.isMonth(name) && files.count < Self.fileBound {
                let path = writer + "/" + name
                guard let file = file(String(path.dropFirst(root.count + 1))) else { continue }
                files.append(file)
            }
        }
        return files
    }

    /// "2026-11.jsonl", or "2026-11.sync-conflict-20261130-101500-ABCDEFG.jsonl", and whatever else begins with a month.
    private static func isMonth(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard bytes.count > 7, bytes[4] == UInt8(ascii: "-"), !name.hasSuffix(".tmp"), !name.hasSuffix(".part") else { return false }
        return (bytes[..<4] + bytes[5..<7]).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Whether it is the name of a file as its writer makes it, and not of a copy.
    static func isWriters(_ name: String) -> Bool { name.suffix(14).first == "/" && name.hasSuffix(".jsonl") }

    /// The regular file of that name; nil: there is none.
    func file(_ name: String) -> File? {
        var status = stat()
        guard stat(root + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let changed = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        return File(name: name, bytes: Int(status.st_size), version: [changed, Int64(bitPattern: UInt64(status.st_ino))])
    }

    /// The name of the file of that writer's for that moment.
    static func name(of writer: UUID, at moment: Instant) -> String {
        let day = Zone.utc.date(at: moment)
        return "\(writer.digits)/\(day.description.prefix(7)).jsonl"
    }

    /// Bytes of a file, as many as there are up to `count`.
    func bytes(of name: String, from offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        let path = root + "/" + name
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw SystemError("open \(path)") }
        defer { close(descriptor) }
        guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw SystemError("read \(path)") }
        return try WholeFile.bytes(of: descriptor, atMost: count)
    }

    /// Puts a file that has only those of its lines for which this holds in its place.
    func rewrite(_ name: String, where isWanted: (ArraySlice<UInt8>) -> Bool) throws(SystemError) {
        let path = root + "/" + name
        let bytes = try self.bytes(of: name, from: 0, count: file(name)?.bytes ?? 0)
        let kept = SealedLine.split(bytes[...]).lines.filter(isWanted).flatMap { $0 + [UInt8(ascii: "\n")] }
        let temporary = Folder.of(path) + "/." + name.dropFirst(name.count - 13) + ".tmp"
        unlink(temporary)
        try WholeFile.replace(path, with: kept, by: temporary)
    }

    /// Whether the kernel says nothing of what others change in it: it is on a network, or another program keeps it (statfs(2)).
    var isSilent: Bool {
        var status = statfs()
        guard statfs(path, &status) == 0 else { return false }
        // FUSE, NFS, SMB, CIFS.
        return [0x6573_5546, 0x6969, 0xFE53_4D42, 0xFF53_4D42].contains(UInt32(truncatingIfNeeded: status.f_type))
    }

    /// Appends to a file that ends at `offset`, or makes it; when this returns it is on disk. What is behind the offset is half a line,
    /// which a crash has left, and goes. Where it can't be written the file ends where it did.
    func append(_ bytes: [UInt8], to name: String, at offset: Int) throws(SystemError) {
        let path = root + "/" + name
        try Folder.create(Folder.of(path))
        let isNew = access(path, F_OK) != 0
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw SystemError("open \(path)") }
        defer { close(descriptor) }
        // One that is shorter has lost lines since it was looked at, which are looked for again.
        guard lseek(descriptor, 0, SEEK_END) >= off_t(offset) else { throw SystemError("go on with \(path)", code: ESTALE) }
        guard ftruncate(descriptor, off_t(offset)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else { throw SystemError("write \(path)") }
        do throws(SystemError) {
            try WholeFile.write(bytes, to: descriptor, path: path)
            guard fsync(descriptor) == 0 else { throw SystemError("put \(path) on disk") }
        } catch {
            ftruncate(descriptor, off_t(offset))
            throw error
        }
        if isNew {
            try Folder.synchronize(Folder.of(path))
            try Folder.synchronize(root)
        }
    }
}
