import Glibc
import Platform

/// Reads the configuration file, up to a bound.
enum ConfigurationFile {
    /// The largest file that is read, in bytes.
    static let sizeBound = 1 << 20

    /// The file's text; nil if there is no such file.
    static func text(path: String) throws(ConfigurationError) -> String? {
        guard let bytes = try bytes(path: path) else { return nil }
        let source = ConfigurationSource(file: path, bytes: bytes)
        if let text = String(validating: source.bytes, as: UTF8.self) { return text }
        // The decoded text first differs from the file where the invalid bytes are replaced.
        let repaired = String(decoding: source.bytes, as: UTF8.self).utf8
        let offset = zip(source.bytes, repaired).prefix { $0 == $1 }.count
        throw source.error(at: offset, "this is not UTF-8; save the file in that encoding")
    }

    static func tooLarge(_ file: String) -> ConfigurationError {
        ConfigurationError(file: file, "is larger than \(sizeBound) bytes, too large for a configuration")
    }

    private static func bytes(path: String) throws(ConfigurationError) -> [UInt8]? {
        do throws(FileReadingError) {
            return try WholeFile.read(path, maximumBytes: sizeBound)
        } catch {
            switch error {
            case .notOpened(ENOENT):
                var status = stat()
                guard lstat(path, &status) == 0 else { return nil }
                throw ConfigurationError(file: path, "is a symbolic link to a file that doesn't exist")
            case .notOpened(let code): throw ConfigurationError(file: path, "can't be opened: \(String(cString: strerror(code)))")
            case .notRead(let code): throw ConfigurationError(file: path, "can't be read: \(String(cString: strerror(code)))")
            case .folder: throw ConfigurationError(file: path, "is a folder, where the configuration file should be")
            case .notRegular: throw ConfigurationError(file: path, "is not a regular file, where the configuration file should be")
            case .tooBig: throw tooLarge(path)
            }
        }
    }
}
