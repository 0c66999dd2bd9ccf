import Glibc

/// Creates, lists and syncs folders.
package enum Folder {
    /// The folder of a file with an absolute path.
    package static func of(_ file: String) -> String {
        let slash = file.lastIndex(of: "/") ?? file.startIndex
        return slash == file.startIndex ? "/" : String(file[..<slash])
    }

    /// Creates the folder and its parents, for this user alone unless `mode` says otherwise. Leaves existing ones as they are.
    package static func create(_ path: String, mode: mode_t = 0o700) throws(SystemError) {
        if access(path, F_OK) == 0 { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try create(String(path[..<slash]), mode: mode) }
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw SystemError("create the folder \(path)") }
    }

    /// Creates a folder with a name of its own in this one, for this user alone (mkdtemp(3)), and returns its path.
    package static func createTemporary(in parent: String) throws(SystemError) -> String {
        var template = Array((parent + "/vitaminb-" + String(repeating: "X", count: 6)).utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemError("make a folder in \(parent)") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Syncs the folder to disk, so that names created or changed in it survive a power failure (fsync(2)).
    package static func synchronize(_ path: String) throws(SystemError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open the folder \(path)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemError("synchronise the folder \(path)") }
    }

    /// The names of all files in the folder, `.` and `..` included, unsorted; none if it can't be read.
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
