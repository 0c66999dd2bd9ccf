import Glibc

/// Where an open file is, to notice when its name becomes another file's or nobody's: what is written then is lost with the process.
struct FilePlace {
    let path: String
    private let device: dev_t
    private let inode: ino_t

    /// Nil where there is no such file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.path = path
        (device, inode) = (status.st_dev, status.st_ino)
    }

    /// Those of these files that are there.
    static func all(_ paths: [String]) -> [FilePlace] { paths.compactMap(FilePlace.init) }

    /// Whether the name is still the file's.
    var isKept: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_dev == device && status.st_ino == inode
    }
}
