import Glibc

/// Reads the configuration file, up to a bound.
enum ConfigurationFile {
    /// The most that is read, in bytes.
    static let sizeBound = 1 << 20

    /// The file's text, or nil where there is no such file.
    static func text(path: String) throws(ConfigurationError) -> String? {
        guard let bytes = try bytes(path: path) else { return nil }
        let source = ConfigurationSource(file: path, bytes: bytes)
        if let text = String(validating: source.bytes, as: UTF8.self) { return text }
        // The replacement of what is invalid differs from the file there, and nowhere before.
        let repaired = String(decoding: source.bytes, as: UTF8.self).utf8
        let offset = zip(source.bytes, repaired).prefix { $0 == $1 }.count
        throw source.error(at: offset, "this is not UTF-8; save the file in that encoding")
    }

    static func tooLarge(_ file: String) -> ConfigurationError {
        ConfigurationError(file: file, "is larger than \(sizeBound) bytes, too large for a configuration")
    }

    private static func bytes(path: String) throws(ConfigurationError) -> [UInt8]? {
        // Not blocking, for a FIFO would wait for its writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let error = errno
            var status = stat()
            if error == ENOENT {
                guard lstat(path, &status) == 0 else { return nil }
                throw ConfigurationError(file: path, "is a symbolic link to a file that doesn't exist")
            }
            throw ConfigurationError(file: path, "can't be opened: \(String(cString: strerror(error)))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let kind = status.st_mode & S_IFMT == S_IFDIR ? "is a folder" : "is not a regular file"
            throw ConfigurationError(file: path, "\(kind), where the configuration file should be")
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ConfigurationError(file: path, "can't be read: \(String(cString: strerror(errno)))") }
            if count == 0 { return bytes }
            bytes += chunk.prefix(count)
            guard bytes.count <= sizeBound else { throw tooLarge(path) }
        }
    }
}
