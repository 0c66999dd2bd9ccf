import Glibc

/// Stream sockets in the file system (unix(7)).
package enum UnixSocket {
    /// Binds and listens at `path`, close-on-exec and with `mode` as the socket's permissions.
    ///
    /// A socket that nobody listens on any more is replaced. A live one is left alone (`EADDRINUSE`), and so is a file that
    /// isn't a socket (`ENOTSOCK`). While this looks and binds, the folder is locked (flock(2)), so that of two services that
    /// start at once one wins. The socket file stays when the descriptor is closed.
    package static func listen(path: String, mode: mode_t = 0o600, backlog: Int32 = 128) throws(ConnectionError) -> Int32 {
        let folder = Glibc.open(parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw ConnectionError("open the folder of", path) }
        defer { close(folder) }
        guard flock(folder, LOCK_EX | LOCK_NB) == 0 else {
            throw ConnectionError("listen on", path, errno: EADDRINUSE, detail: "another process has its folder locked")
        }
        try removeStaleSocket(at: path)

        let descriptor = try open(for: path)
        do throws(ConnectionError) {
            // The mode of the descriptor becomes the file's, less the umask, so that it is never wider than `mode`.
            guard fchmod(descriptor, mode) == 0, try withAddress(of: path, { bind(descriptor, $0, $1) }) == 0,
                chmod(path, mode) == 0, Glibc.listen(descriptor, backlog) == 0
            else { throw ConnectionError("listen on", path) }
        } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// Connects to `path`; blocks while the service's backlog is full, at most `timeout` seconds if that isn't 0.
    /// The timeout stays with the socket, for sending and receiving.
    static func connect(path: String, timeout: Int = 0) throws(ConnectionError) -> Int32 {
        let descriptor = try open(for: path)
        do throws(ConnectionError) {
            setTimeout(descriptor, seconds: timeout)
            guard try withAddress(of: path, { Glibc.connect(descriptor, $0, $1) }) == 0 else {
                throw ConnectionError("connect to", path)
            }
            try checkPeer(of: descriptor, at: path)
        } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// Refuses to tell anything to another user's service: the path may lie in a folder of theirs.
    private static func checkPeer(of descriptor: Int32, at path: String) throws(ConnectionError) {
        guard let peer = Credentials(peerOf: descriptor) else { throw ConnectionError("connect to", path) }
        if peer.uid != geteuid() { throw ConnectionError("connect to", path, errno: EPERM, detail: "it is another user's") }
    }

    /// Bounds how long sending and receiving may block; 0 is forever.
    static func setTimeout(_ descriptor: Int32, seconds: Int) {
        var timeout = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &timeout, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    /// Makes a descriptor close-on-exec and non-blocking.
    static func prepare(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    private static func open(for path: String) throws(ConnectionError) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ConnectionError("open a socket for", path) }
        return descriptor
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func removeStaleSocket(at path: String) throws(ConnectionError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw ConnectionError("listen on", path, errno: ENOTSOCK) }
        let descriptor = try open(for: path)
        defer { close(descriptor) }
        prepare(descriptor)
        let isStale = try withAddress(of: path) { Glibc.connect(descriptor, $0, $1) } != 0 && errno == ECONNREFUSED
        guard isStale else { throw ConnectionError("listen on", path, errno: EADDRINUSE) }
        guard unlink(path) == 0 else { throw ConnectionError("replace", path) }
    }

    /// The path as a socket address. `ENAMETOOLONG` if it doesn't fit, `EINVAL` if it is no path.
    private static func withAddress(
        of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(ConnectionError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, !bytes.contains(0) else { throw ConnectionError("use", path, errno: EINVAL) }
        let isFitting = withUnsafeMutableBytes(of: &address.sun_path) { room in
            guard bytes.count < room.count else { return false }
            room.copyBytes(from: bytes)
            return true
        }
        guard isFitting else { throw ConnectionError("use", path, errno: ENAMETOOLONG) }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
    }
}
