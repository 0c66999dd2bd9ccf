import Glibc
import Platform

/// The files to check, sorted by folder, then by the bytes of their names.
struct FolderListing {
    struct File {
        var folder: UInt32
        /// The first eight bytes of the name: they suffice to sort most names.
        var prefix: UInt64
        var start: Int
        var nameLength: UInt8
        /// 0 if unknown. Files are read in this order, which on many file systems is that of their places on the disk.
        var inode: UInt64
    }

    private(set) var files: [File] = []
    /// The names, each terminated by a zero.
    private(set) var names: [UInt8] = []
    /// The paths of temporary files that a killed daemon left.
    private(set) var leftovers: [String] = []

    func name(_ file: Int) -> ArraySlice<UInt8> {
        let file = files[file]
        return names[file.start..<file.start + Int(file.nameLength)]
    }

    /// Whether it is an item of a vdir: it ends in `.vcf`, and does not begin with a dot as temporary files do.
    static func isCard(_ name: UnsafeRawBufferPointer) -> Bool {
        name.count > 4 && name.count <= Int(UInt8.max) && name[0] != UInt8(ascii: ".")
            && name.suffix(4).elementsEqual(".vcf".utf8) { $0 == $1 || $0 | 0x20 == $1 && $1 != UInt8(ascii: ".") }
    }

    mutating func add(folder: Int, name: UnsafeRawBufferPointer, inode: UInt64 = 0) {
        guard Self.isCard(name) else { return }
        let prefix = (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64($1 < name.count ? name[$1] : 0) }
        files.append(
            File(folder: UInt32(folder), prefix: prefix, start: names.count, nameLength: UInt8(name.count), inode: inode))
        names.append(contentsOf: name)
        names.append(0)
    }

    /// Adds all items of a folder. A folder that does not exist counts as empty.
    mutating func add(folder: Int, at path: String) throws(SystemError) {
        guard let directory = opendir(path) else {
            if errno == ENOENT { return }
            throw SystemError("open the folder")
        }
        defer { closedir(directory) }
        let nameAt = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        while true {
            errno = 0
            guard let entry = readdir(directory) else { break }
            let kind = Int(entry.pointee.d_type)
            guard kind == Int(DT_REG) || kind == Int(DT_LNK) || kind == Int(DT_UNKNOWN) else { continue }
            let name = UnsafeRawPointer(entry) + nameAt
            let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name.assumingMemoryBound(to: CChar.self)))
            add(folder: folder, name: bytes, inode: UInt64(entry.pointee.d_ino))
            if Leftovers.isOurs(bytes) { leftovers.append(path + "/" + String(decoding: bytes, as: UTF8.self)) }
        }
        if errno != 0 { throw SystemError("list the folder") }
    }

    mutating func sort() {
        names.withUnsafeBufferPointer { names in
            files.sort { left, right in
                if left.folder != right.folder { return left.folder < right.folder }
                if left.prefix != right.prefix { return left.prefix < right.prefix }
                return Self.compare(
                    names[left.start..<left.start + Int(left.nameLength)], names[right.start..<right.start + Int(right.nameLength)]) < 0
            }
        }
    }

    /// Less than, equal to or greater than 0, like `memcmp`.
    static func compare(_ left: Slice<UnsafeBufferPointer<UInt8>>, _ right: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let (left, right) = (UnsafeBufferPointer(rebasing: left), UnsafeBufferPointer(rebasing: right))
        guard let first = left.baseAddress, let second = right.baseAddress else { return left.count - right.count }
        let order = Int(memcmp(first, second, min(left.count, right.count)))
        return order != 0 ? order : left.count - right.count
    }

    /// The numbers of the files, in the order in which to read them.
    var readingOrder: [Int] {
        files.indices.map { (files[$0].inode, $0) }.sorted { $0 < $1 }.map(\.1)
    }
}
