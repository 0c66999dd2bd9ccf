import Glibc

/// Paths of files.
package enum Path {
    /// The path `rest` in the folder, without empty and `.` components; absolute whatever the folder is.
    package static func join(_ folder: String, _ rest: String) -> String {
        "/" + (folder + "/" + rest).split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    /// The path without empty and `.` components; nil where it is relative.
    package static func absolute(_ path: String) -> String? {
        path.hasPrefix("/") ? join("", path) : nil
    }

    /// What a symbolic link says, up to PATH_MAX bytes; nil where there is no link (readlink(2)).
    package static func target(ofLink path: String) -> String? {
        withUnsafeTemporaryAllocation(byteCount: Int(PATH_MAX), alignment: 1) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            let count = readlink(path, start, buffer.count)
            return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
        }
    }

    /// A path as a person or a configuration writes it, with `~/` in place of the home folder, whole.
    package static func expanded(_ path: String, home: String) -> String {
        path.hasPrefix("~/") ? join(home, String(path.dropFirst(2))) : path
    }

    /// The path with all symbolic links followed; nil where nothing is there (realpath(3)).
    package static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
