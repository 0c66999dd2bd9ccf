import Glibc
import Platform

/// Files of the address books to look at, in the table's order: the folders', then that of the names' bytes.
struct FolderListing {
    struct File {
        var folder: UInt32
        /// The first bytes of the name: what tells most names apart.
        var prefix: UInt64
        var start: Int
        var nameLength: UInt8
        /// 0 where it is not known. Files are read in this order, which on many disks is that of their places.
        var inode: UInt64
    }

    private(set) var files: [File] = []
    /// The names, each with a zero behind it.
    private(set) var names: [UInt8] = []
    /// The paths of what a program that was killed left behind.
    private(set) var leftovers: [String] = []

    func name(_ file: Int) -> ArraySlice<UInt8> {
        let file = files[file]
        return names[file.start..<file.start + Int(file.nameLength)]
    }

    /// A vdir's items: files that end in `.vcf`. Those that begin with a dot are somebody's temporary files.
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

    /// Adds all items of a folder. One that does not exist is empty.
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

    /// Less than, equal to or more than 0, as `memcmp` says it.
    static func compare(_ left: Slice<UnsafeBufferPointer<UInt8>>, _ right: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        let (left, right) = (UnsafeBufferPointer(rebasing: left), UnsafeBufferPointer(rebasing: right))
        guard let first = left.baseAddress, let second = right.baseAddress else { return left.count - right.count }
        let order = Int(memcmp(first, second, min(left.count, right.count)))
        return order != 0 ? order : left.count - right.count
    }

    /// The files' numbers in the order to read them in.
    var readingOrder: [Int] {
        files.indices.map { (files[$0].inode, $0) }.sorted { $0 < $1 }.map(\.1)
    }
}
