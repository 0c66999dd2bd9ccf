import CLinux
import Glibc

/// The standard input of a hook: a pipe that contains all of it and whose other end is closed, so that nobody has to write while the hook
/// reads. So the data is on no command line, in no unit's properties, and in no file.
struct HookInput: ~Copyable {
    /// The pipe's reading end; close-on-exec.
    let descriptor: Int32

    /// The size of a pipe by default (pipe(7)).
    private static let usualRoom = 65_536
    /// F_SETPIPE_SZ, which the C library defines only with _GNU_SOURCE (fcntl(2)).
    private static let setPipeSize: Int32 = 1031

    /// Nil if the system has no memory or no descriptor left.
    init?(_ bytes: [UInt8]) {
        var ends: [Int32] = [-1, -1]
        let isThere = pipe2(&ends, O_CLOEXEC) == 0
        descriptor = ends[0]
        guard isThere else { return nil }
        defer { close(ends[1]) }
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        if bytes.count > Self.usualRoom { _ = fcntl(ends[1], Self.setPipeSize, Int32(clamping: bytes.count)) }
        guard write(ends[1], bytes, bytes.count) == bytes.count else { return nil }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
