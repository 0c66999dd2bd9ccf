import Glibc

/// Reads whole files, up to a bound.
///
/// Only regular files are read unless the caller says otherwise: a FIFO could block for ever, and a device never end.
package enum WholeFile {
    /// Which kinds of file are read.
    package enum Kinds: Sendable {
        case regular
        /// Pipes and terminals too, which are waited for. For what a person named on the command line.
        case any
    }

    /// What is read at once of a file that doesn't say its size, in bytes.
    private static let chunk = 64 << 10

    /// All bytes of the file, symbolic links followed.
    package static func read(
        _ path: String, maximumBytes: Int, kinds: Kinds = .regular
    ) throws(FileReadingError) -> [UInt8] {
        // Not blocking, since opening a FIFO would wait for its writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (kinds == .regular ? O_NONBLOCK : 0))
        guard descriptor >= 0 else { throw .notOpened(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .notRead(errno) }
        if status.st_mode & S_IFMT == S_IFDIR { throw .folder }
        if kinds == .regular, status.st_mode & S_IFMT != S_IFREG { throw .notRegular }
        do throws(SystemError) {
            // One byte more, to see that the file ends where it should. Files in /proc have the size 0.
            let expected = status.st_size > 0 ? Int(status.st_size) + 1 : chunk
            let bytes = try self.bytes(of: descriptor, expecting: expected, atMost: maximumBytes + 1)
            if bytes.count <= maximumBytes { return bytes }
        } catch {
            throw .notRead(error.code)
        }
        throw .tooBig(maximumBytes: maximumBytes)
    }

    /// The file's first bytes, at most `count`; fewer where it has no more.
    package static func beginning(of path: String, count: Int) throws(FileReadingError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { throw .notOpened(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .notRead(errno) }
        if status.st_mode & S_IFMT == S_IFDIR { throw .folder }
        if status.st_mode & S_IFMT != S_IFREG { throw .notRegular }
        do throws(SystemError) { return try bytes(of: descriptor, atMost: count) } catch { throw .notRead(error.code) }
    }

    /// Reads from an open file until it ends, or has given this many bytes (read(2), repeated).
    ///
    /// Reading exactly the size that fstat(2) told costs one call; a file that grows meanwhile is cut there.
    package static func bytes(of descriptor: Int32, atMost count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
                if got > 0 {
                    filled += got
                } else if got == 0 {
                    return
                } else if errno != EINTR {
                    failure = SystemError("read it")
                    return
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    private static func bytes(of descriptor: Int32, expecting expected: Int, atMost limit: Int) throws(SystemError) -> [UInt8] {
        var wanted = min(expected, limit)
        var bytes = try self.bytes(of: descriptor, atMost: wanted)
        var isAtEnd = bytes.count < wanted
        while !isAtEnd, bytes.count < limit {
            wanted = min(max(chunk, bytes.count), limit - bytes.count)
            let more = try self.bytes(of: descriptor, atMost: wanted)
            bytes += more
            isAtEnd = more.count < wanted
        }
        return bytes
    }
}

/// Why a file's bytes could not be read.
package enum FileReadingError: Error, Equatable, Sendable {
    /// The `errno` of open(2).
    case notOpened(Int32)
    /// The `errno` of read(2).
    case notRead(Int32)
    /// It is a folder.
    case folder
    /// It is a pipe, a socket or a device.
    case notRegular
    /// It has more bytes than this.
    case tooBig(maximumBytes: Int)

    /// The nearest `errno` value (errno(3)).
    package var errno: Int32 {
        switch self {
        case .notOpened(let errno), .notRead(let errno): errno
        case .folder: EISDIR
        case .notRegular: EINVAL
        case .tooBig: EFBIG
        }
    }
}
