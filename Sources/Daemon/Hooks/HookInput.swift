import CLinux
import Glibc

/// What a hook reads as its standard input: a pipe with all of it in it, and nobody at its other end, so that nobody has to write while
/// it reads. It is on no command line, in no unit's properties, and in no file.
struct HookInput: ~Copyable {
    /// The pipe's reading end; close-on-exec.
    let descriptor: Int32

    /// The bytes that every pipe has room for (pipe(7)).
    private static let usualRoom = 65_536
    /// Which the C library names only where _GNU_SOURCE is defined (fcntl(2)).
    private static let setPipeSize: Int32 = 1031

    /// Nil where the system has no memory or no descriptor left for it.
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
