import Glibc
import KeepInTouch
import Platform

/// A place with letters in it: a Maildir, or a file in the mbox format.
package struct MailFolder: Equatable {
    /// Which of the two.
    enum Format { case maildir, mbox }

    let path: String
    let format: Format
    /// The folder's name and those of the folders it is in, below the place that was named.
    let names: [String]

    /// How many folders there may be in one place, and how deep.
    static let bound = 10_000
    private static let depth = 16

    /// All folders at this path and below it. Links to folders are followed only where the path itself is one.
    static func all(at root: String) -> [MailFolder] {
        var found: [MailFolder] = []
        var status = stat()
        guard stat(root, &status) == 0 else { return [] }
        if status.isFolder {
            visit(root, [], 0, &found)
        } else if status.isFile, isMbox(root) {
            found.append(MailFolder(path: root, format: .mbox, names: [String(root.split(separator: "/").last ?? "")]))
        }
        return found
    }

    private static func visit(_ path: String, _ names: [String], _ depth: Int, _ found: inout [MailFolder]) {
        if depth > Self.depth || found.count >= bound { return }
        let children = Folder.names(in: path).sorted()
        let isMaildir = children.contains("cur")
        if isMaildir { found.append(MailFolder(path: path, format: .maildir, names: names)) }
        for name in children where name != "." && name != ".." && !(isMaildir && ["cur", "new", "tmp"].contains(name)) {
            if found.count >= bound { return }
            let child = path + "/" + name
            var status = stat()
            guard lstat(child, &status) == 0 else { continue }
            // Maildir++ has folders within folders as names with dots in them (".Archive.2025"); Thunderbird calls the inner ones "X.sbd".
            if status.isFolder {
                let own = name.hasPrefix(".") ? name.split(separator: ".").map(String.init) : [name.without(ending: ".sbd")]
                visit(child, names + own, depth + 1, &found)
            } else if status.isFile, !isMaildir, !name.hasPrefix("."),
                !name.contains(where: { $0 == "." }) || children.contains(name + ".msf"),
                isMbox(child)
            {
                found.append(MailFolder(path: child, format: .mbox, names: names + [name]))
            }
        }
    }

    private static func isMbox(_ path: String) -> Bool {
        (try? MessageFile.head(path, upTo: 5)).map { $0.starts(with: "From ".utf8) } ?? false
    }
}

extension stat {
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }
}

extension String {
    fileprivate func without(ending: String) -> String { hasSuffix(ending) ? String(dropLast(ending.count)) : self }
}

/// The names in a Maildir.
struct Maildir {
    let path: String

    /// A message's file, and what its name says of it.
    struct File {
        /// "cur/NAME" or "new/NAME".
        let name: String
        /// What is the same under all of its names: the flags behind the colon change.
        let id: UInt64
        let isDraft: Bool
        let isTrash: Bool

        init(_ folder: String, _ name: String) {
            self.name = folder + "/" + name
            let parts = name.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            id = String(Substring(parts.first ?? "".utf8[...])).stableHash
            let flags = parts.count > 1 ? parts[1] : "".utf8[...]
            isDraft = flags.contains(UInt8(ascii: "D"))
            isTrash = flags.contains(UInt8(ascii: "T"))
        }
    }

    /// Throws where one of the two folders can't be listed: what was in it is not gone.
    func check() throws(SystemError) {
        for folder in ["cur", "new"] {
            guard let listing = opendir(path + "/" + folder) else {
                if errno == ENOENT { continue }
                throw SystemError("list \(path)/\(folder)")
            }
            closedir(listing)
        }
    }

    /// How the two folders are now, as a text that is compared. Nil where it can't be seen by that: they changed within the last seconds,
    /// and something may change with the same time.
    var stamp: String? {
        var texts: [String] = []
        for folder in ["cur", "new"] {
            var status = stat()
            guard stat(path + "/" + folder, &status) == 0 else { continue }
            guard time(nil) - status.st_mtim.tv_sec > 2 else { return nil }
            texts.append("\(status.st_ino) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)")
        }
        return texts.joined(separator: ", ")
    }

    /// The messages that are delivered. Those in "tmp" are not yet.
    var files: [File] {
        ["cur", "new"].flatMap { folder in
            Folder.names(in: path + "/" + folder).lazy.filter { !$0.hasPrefix(".") }.map { File(folder, $0) }
        }
    }
}

/// A file with one message.
enum MessageFile {
    /// As much as nearly every header has.
    private static let chunk = 8 << 10

    /// The beginning of a message up to the end of its header, perhaps with a part of its text; at most ``HeaderBlock/bound`` bytes. And
    /// whether there is nothing more to read.
    static func header(_ path: String) throws(SystemError) -> (bytes: [UInt8], isWhole: Bool) {
        let bytes = try read(path, HeaderBlock.bound) { $1 < chunk || HeaderBlock.end(of: $0, after: $0.count - $1) != nil }
        return (bytes, bytes.count % chunk != 0 || bytes.count == HeaderBlock.bound)
    }

    /// The first bytes of a file.
    static func head(_ path: String, upTo bound: Int) throws(SystemError) -> [UInt8] {
        try read(path, bound) { _, _ in false }
    }

    /// Reads until `isEnough`, which is asked after each chunk, and told how long that was. What is no plain file is not read: a pipe would
    /// keep waiting, and what is taken from it is missing to its reader.
    private static func read(_ path: String, _ bound: Int, _ isEnough: ([UInt8], Int) -> Bool) throws(SystemError) -> [UInt8] {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw SystemError("open \(path)") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.isFile else { throw SystemError("read \(path)", code: EINVAL) }
        var bytes: [UInt8] = []
        while bytes.count < bound {
            let wanted = min(chunk, bound - bytes.count)
            var count = 0
            let more = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, used in
                count = Glibc.read(file, buffer.baseAddress, wanted)
                used = max(0, count)
            }
            guard count >= 0 else { throw SystemError("read \(path)") }
            if bytes.isEmpty { bytes = more } else { bytes += more }
            if count == 0 || isEnough(bytes, count) { break }
        }
        return bytes
    }
}
