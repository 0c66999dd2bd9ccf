import Glibc

/// A folder that is held open, to notice that its path leads elsewhere: it was moved, or a file system was mounted there or is gone.
package final class HeldFolder: Sendable {
    private let path: String
    private let descriptor: Int32

    /// The folder that is at this path now.
    package init(_ path: String) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Whether the path no longer leads to it, and it still has this file, wherever it is.
    package func isElsewhere(with name: String, like file: String) -> Bool {
        var (held, named, kept, there) = (stat(), stat(), stat(), stat())
        guard fstat(descriptor, &held) == 0, fstatat(descriptor, name, &kept, 0) == 0 else { return false }
        if stat(path, &named) == 0, Self.isSame(held, named) { return false }
        // A folder at the path may have a file of that name, too; it would be another one.
        return stat(file, &there) != 0 || !Self.isSame(kept, there)
    }

    private static func isSame(_ one: stat, _ other: stat) -> Bool { one.st_dev == other.st_dev && one.st_ino == other.st_ino }
}
