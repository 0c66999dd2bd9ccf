import Glibc
import TestSupport
import Testing

@testable import Systemd

/// These read and change the process' environment and descriptors, so each runs in a process of its own.
struct ServiceManagerTests {
    @Test func `a state arrives on the socket that the manager named`() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            let path = folder.path + "/notify"
            let socket = try UnixSocket(path: path, type: SOCK_DGRAM)
            setenv("NOTIFY_SOCKET", path, 1)
            try ServiceManager.notify(.ready(status: "serving"))
            #expect(socket.receive() == "READY=1\nSTATUS=serving")
            try ServiceManager.notify(.reloading)
            let fields = socket.receive().split(separator: "\n")
            try #require(fields.count == 2)
            #expect(fields[0] == "RELOADING=1")
            var now = timespec()
            clock_gettime(CLOCK_MONOTONIC, &now)
            let told = try #require(UInt64(fields[1].dropFirst("MONOTONIC_USEC=".count)))
            #expect((1...UInt64(now.tv_sec + 1) * 1_000_000).contains(told))
        }
    }

    @Test func `nobody waits for a manager that hangs`() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            let path = folder.path + "/notify"
            let socket = try UnixSocket(path: path, type: SOCK_DGRAM)
            setenv("NOTIFY_SOCKET", path, 1)
            var told = 0
            let error = try #require(
                throws: SystemdError.self,
                performing: {
                    while told < 100_000 {
                        try ServiceManager.notify(.status("\(told)"))
                        told += 1
                    }
                })
            #expect(error.code == EAGAIN && told > 0)
            #expect(socket.receive() == "STATUS=0")
            try ServiceManager.notify(.stopping)
        }
    }

    @Test func `a manager with an abstract address is told, too`() async {
        await #expect(processExitsWith: .success) {
            let name = "vitaminb-test-\(getpid())"
            let socket = try UnixSocket(path: "\0" + name, type: SOCK_DGRAM)
            setenv("NOTIFY_SOCKET", "@" + name, 1)
            try ServiceManager.notify(.watchdog)
            #expect(socket.receive() == "WATCHDOG=1")
        }
    }

    @Test func `without a manager nothing is sent`() async {
        await #expect(processExitsWith: .success) {
            unsetenv("NOTIFY_SOCKET")
            try ServiceManager.notify(.ready(status: ""))
            try ServiceManager.notify(.watchdog)
        }
    }

    @Test func `a manager that is gone is an error with its reason`() async {
        await #expect(processExitsWith: .success) {
            setenv("NOTIFY_SOCKET", "/tmp/vitaminb-no-such-socket", 1)
            let expected = SystemdError(attempt: "tell the service manager STOPPING=1", code: ENOENT)
            #expect(throws: expected) { try ServiceManager.notify(.stopping) }
            #expect(expected.description == "cannot tell the service manager STOPPING=1: No such file or directory")
        }
    }

    @Test func `the watchdog's interval is the one in the environment, for this process only`() async {
        await #expect(processExitsWith: .success) {
            unsetenv("WATCHDOG_USEC")
            #expect(ServiceManager.watchdogMicroseconds == nil)
            setenv("WATCHDOG_USEC", "30000000", 1)
            #expect(ServiceManager.watchdogMicroseconds == 30_000_000)
            setenv("WATCHDOG_PID", "1", 1)
            #expect(ServiceManager.watchdogMicroseconds == nil)
            setenv("WATCHDOG_PID", String(getpid()), 1)
            #expect(ServiceManager.watchdogMicroseconds == 30_000_000)
            setenv("WATCHDOG_USEC", "soon", 1)
            #expect(ServiceManager.watchdogMicroseconds == nil)
        }
    }

    @Test func `passed sockets come with their names, close-on-exec, once`() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            let paths = (0..<2).map { "\(folder.path)/passed-\($0)" }
            let sockets = try paths.map { try UnixSocket(path: $0, type: SOCK_STREAM) }
            let (passed, again, flags) = try inPlaceOfPassedDescriptors(sockets.map(\.descriptor)) {
                setenv("LISTEN_FDNAMES", "varlink:other", 1)
                return (
                    try ServiceManager.passedSockets(), try ServiceManager.passedSockets(), (3...4).map { fcntl($0, F_GETFD) }
                )
            }
            #expect(passed == [PassedSocket(descriptor: 3, name: "varlink"), PassedSocket(descriptor: 4, name: "other")])
            #expect(again.isEmpty)
            #expect(flags == [FD_CLOEXEC, FD_CLOEXEC])
            #expect(getenv("LISTEN_FDS") == nil)
        }
    }

    @Test func `a socket passed without a name is unknown`() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            let path = folder.path + "/unnamed"
            let socket = try UnixSocket(path: path, type: SOCK_STREAM)
            let passed = try inPlaceOfPassedDescriptors([socket.descriptor]) { try ServiceManager.passedSockets() }
            #expect(passed == [PassedSocket(descriptor: 3, name: "unknown")])
        }
    }

    @Test func `a passed descriptor that is no listening stream socket is refused by name`() async {
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            let path = folder.path + "/datagram"
            let socket = try UnixSocket(path: path, type: SOCK_DGRAM)
            let expected = SystemdError(attempt: "listen on the passed descriptor 3 (varlink)", code: ENOTSOCK)
            #expect(throws: expected) {
                try inPlaceOfPassedDescriptors([socket.descriptor]) {
                    setenv("LISTEN_FDNAMES", "varlink", 1)
                    _ = try ServiceManager.passedSockets()
                }
            }
        }
    }

    @Test func `a process that nothing was passed to has none`() async {
        await #expect(processExitsWith: .success) {
            unsetenv("LISTEN_FDS")
            let unset = try ServiceManager.passedSockets()
            #expect(unset.isEmpty)
            setenv("LISTEN_FDS", "1", 1)
            setenv("LISTEN_PID", "1", 1)
            let forAnother = try ServiceManager.passedSockets()
            #expect(forAnother.isEmpty)
        }
    }
}

/// Runs `body` as systemd would start it: `descriptors` are the ones from 3 on, and the environment says so. What the test process
/// itself has open there is put back afterwards.
private func inPlaceOfPassedDescriptors<Result>(_ descriptors: [Int32], _ body: () throws -> Result) rethrows -> Result {
    let sources = descriptors.map { fcntl($0, F_DUPFD, 100) }
    let places = descriptors.indices.map { Int32(3 + $0) }
    let saved = places.map { fcntl($0, F_DUPFD_CLOEXEC, 100) }
    for (source, place) in zip(sources, places) { dup2(source, place) }
    setenv("LISTEN_PID", String(getpid()), 1)
    setenv("LISTEN_FDS", String(descriptors.count), 1)
    unsetenv("LISTEN_FDNAMES")
    defer {
        for (kept, place) in zip(saved, places) where kept >= 0 {
            dup2(kept, place)
            close(kept)
        }
        sources.forEach { close($0) }
    }
    return try body()
}

/// A bound UNIX socket; a stream socket listens.
private struct UnixSocket {
    let descriptor: Int32

    init(path: String, type: __socket_type) throws {
        descriptor = socket(AF_UNIX, Int32(type.rawValue), 0)
        try #require(descriptor >= 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sa_family_t>.size + path.utf8.count + (path.hasPrefix("\0") ? 0 : 1)))
            }
        }
        try #require(bound == 0)
        if type == SOCK_STREAM { try #require(listen(descriptor, 1) == 0) }
    }

    /// The datagram that has arrived; "" when there is none.
    func receive() -> String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
}
