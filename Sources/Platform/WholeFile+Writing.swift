import Glibc

extension WholeFile {
    /// Writes all of the bytes to an open file (write(2), repeated). `path` is what the error calls it.
    package static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(SystemError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw SystemError("write \(path)") }
        }
    }

    /// Creates the file with these bytes, for this user alone unless `mode` says otherwise.
    ///
    /// Throws where anything has the name already, a symbolic link included (EEXIST). Where it can't be written to the end, there is no
    /// such file.
    package static func create(_ path: String, _ bytes: [UInt8] = [], mode: mode_t = 0o600) throws(SystemError) {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw SystemError("create \(path)") }
        defer { close(descriptor) }
        do throws(SystemError) {
            try write(bytes, to: descriptor, path: path)
        } catch {
            unlink(path)
            throw error
        }
    }

    /// Makes sure that what was written to the file survives a power cut, by whomever it was written (fsync(2)).
    package static func synchronize(_ path: String) throws(SystemError) {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open \(path)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemError("put \(path) on disk") }
    }

    /// How far a file is that is being replaced.
    package enum Step: Sendable { case written, onDisk, inPlace }

    /// What a power cut may take of a file that was replaced.
    package enum Durability: Sendable {
        /// Nothing: file and name are on disk when this returns.
        case full
        /// The new name alone, until the caller synchronises the folder (``Folder/synchronize(_:)``).
        case file
        /// Anything: the reader has to recognise a torn file.
        case none
    }

    /// Puts the bytes in the file's place, all of them or none: writes them to `temporary`, which must not exist yet, and renames that.
    ///
    /// `isStill` is asked right before the renaming; where it says no, nothing happens and the result is false. `passed` is told each
    /// step. Where this throws before the renaming the file is as it was.
    @discardableResult
    package static func replace(
        _ path: String, with bytes: [UInt8], by temporary: String, mode: mode_t = 0o600, durability: Durability = .full,
        isStill: () -> Bool = { true }, passed: (Step) -> Void = { _ in }
    ) throws(SystemError) -> Bool {
        let descriptor = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw SystemError("create \(temporary)") }
        var isInPlace = false
        defer {
            close(descriptor)
            if !isInPlace { unlink(temporary) }
        }
        try write(bytes, to: descriptor, path: temporary)
        passed(.written)
        guard fchmod(descriptor, mode) == 0, durability == .none || fsync(descriptor) == 0 else {
            throw SystemError("put \(temporary) on disk")
        }
        guard isStill() else { return false }
        passed(.onDisk)
        guard rename(temporary, path) == 0 else { throw SystemError("put \(path) in its place") }
        isInPlace = true
        passed(.inPlace)
        if durability == .full { try Folder.synchronize(Folder.of(path)) }
        return true
    }

    /// Keeps a note that the program can do without, in the place of the former one: where it can't be written, nothing is said, and a
    /// power cut may tear it.
    package static func keep(_ path: String, _ bytes: [UInt8]) {
        let temporary = path + ".new"
        // What a crash may have left.
        unlink(temporary)
        _ = try? replace(path, with: bytes, by: temporary, durability: .none)
    }
}
