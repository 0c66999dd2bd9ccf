import Glibc

/// The path and inode of an open file, to detect that the file was moved, removed or replaced. What is written to it then is lost when the
/// process ends.
struct FilePlace {
    let path: String
    private let device: dev_t
    private let inode: ino_t

    /// Nil if there is no such file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.path = path
        (device, inode) = (status.st_dev, status.st_ino)
    }

    /// The places of those of these files that exist.
    static func all(_ paths: [String]) -> [FilePlace] { paths.compactMap(FilePlace.init) }

    /// Whether the path still leads to the same file.
    var isKept: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_dev == device && status.st_ino == inode
    }
}
