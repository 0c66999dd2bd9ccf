import Glibc

/// What is done to folders, so that what is in them is private and lasts.
package enum Folder {
    /// The folder that a file, named by its full path, is in.
    package static func of(_ file: String) -> String {
        let slash = file.lastIndex(of: "/") ?? file.startIndex
        return slash == file.startIndex ? "/" : String(file[..<slash])
    }

    /// Creates the folder and those above it, each for its owner alone. One that exists is left as it is.
    package static func create(_ path: String) throws(SystemError) {
        if access(path, F_OK) == 0 { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try create(String(path[..<slash])) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw SystemError("create the folder \(path)") }
    }

    /// Makes sure that names created or changed in the folder survive a power cut (fsync(2)).
    package static func synchronize(_ path: String) throws(SystemError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open the folder \(path)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemError("synchronise the folder \(path)") }
    }

    /// The names of all that is in the folder, in no order; none where it can't be read.
    package static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { name in
                    name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }
}
