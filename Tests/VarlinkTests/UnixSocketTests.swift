import Foundation
import Glibc
import TestSupport
import Testing

@testable import Varlink

/// Listening at a path without disturbing whoever listens there.
struct UnixSocketTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.path + "/socket" }

    private func reasonNotToListen(_ path: String) -> Int32? {
        #expect(throws: ConnectionError.self) { close(try UnixSocket.listen(path: path)) }?.errno
    }

    @Test(arguments: [0o600, 0o660, 0o666] as [mode_t])
    func `a socket has the mode that was asked for`(mode: mode_t) throws {
        let descriptor = try UnixSocket.listen(path: path, mode: mode)
        defer { close(descriptor) }
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode == S_IFSOCK | mode)
        #expect(fcntl(descriptor, F_GETFD) == FD_CLOEXEC)
    }

    @Test func `a stale socket is replaced`() throws {
        close(try UnixSocket.listen(path: path))
        let descriptor = try UnixSocket.listen(path: path)
        defer { close(descriptor) }
        close(try UnixSocket.connect(path: path))
    }

    @Test func `a live socket is left alone`() throws {
        let descriptor = try UnixSocket.listen(path: path)
        defer { close(descriptor) }
        #expect(reasonNotToListen(path) == EADDRINUSE)
        close(try UnixSocket.connect(path: path))
    }

    @Test func `a live socket with a full backlog is left alone`() throws {
        let descriptor = try UnixSocket.listen(path: path, backlog: 0)
        defer { close(descriptor) }
        let waiting = try UnixSocket.connect(path: path)
        defer { close(waiting) }
        #expect(reasonNotToListen(path) == EADDRINUSE)
    }

    @Test func `a file that is no socket is left alone`() throws {
        try folder.write("precious", to: "socket")
        #expect(reasonNotToListen(path) == ENOTSOCK)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    }

    @Test func `a link to somewhere else is left alone`() throws {
        let other = folder.path + "/other"
        close(try UnixSocket.listen(path: other))
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: other)
        #expect(reasonNotToListen(path) == ENOTSOCK)
    }

    @Test func `a path is bounded by what a socket address holds`() throws {
        let room = 107 - folder.path.utf8.count - 1
        let longest = folder.path + "/" + String(repeating: "x", count: room)
        close(try UnixSocket.listen(path: longest))
        #expect(reasonNotToListen(longest + "x") == ENAMETOOLONG)
    }

    @Test func `something that is not a path is refused`() {
        #expect(reasonNotToListen("") == EINVAL)
        #expect(reasonNotToListen(path + "\u{0}x") == EINVAL)
    }

    @Test func `while another process has the folder locked, nothing is touched`() throws {
        let lock = open(folder.path, O_RDONLY | O_DIRECTORY)
        defer { close(lock) }
        try #require(flock(lock, LOCK_EX) == 0)
        let path = path
        let error = try #require(throws: ConnectionError.self) { try UnixSocket.listen(path: path) }
        #expect(error.description == "can't listen on \(path): Address already in use (another process has its folder locked)")
    }

    @Test func `a missing folder is named`() throws {
        let path = folder.path + "/missing/socket"
        let error = try #require(throws: ConnectionError.self) { try UnixSocket.listen(path: path) }
        #expect(error.description == "can't open the folder of \(path): No such file or directory")
    }

    @Test func `of services that start at the same time, one gets the socket`() async throws {
        let path = path
        close(try UnixSocket.listen(path: path))
        let winners = try await withThrowingTaskGroup(of: Int32?.self) { group in
            for _ in 0..<8 { group.addTask { try await onThread { try? UnixSocket.listen(path: path) } } }
            return try await group.reduce(into: [Int32]()) { if let winner = $1 { $0.append(winner) } }
        }
        #expect(winners.count == 1)
        close(try UnixSocket.connect(path: path))
        winners.forEach { close($0) }
    }
}
