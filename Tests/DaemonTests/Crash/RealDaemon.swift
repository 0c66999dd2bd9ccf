import Foundation
import Glibc

/// The built `vitaminbd` as a process of its own, in a home of its own; what it tells is in a file there.
final class RealDaemon {
    /// Beside the test bundle, where the build puts both.
    static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
    let identifier: pid_t
    private let log: String
    private var isReaped = false

    /// Starts it, without waiting for anything. Of those that live in one home, one after the other, each has a log of its own.
    init(home: String, life: Int = 1, _ arguments: [String] = [], environment: [String: String] = [:]) throws {
        try FileManager.default.createDirectory(atPath: Self.runtime(home), withIntermediateDirectories: true)
        log = home + "/log.\(life)"
        identifier = try spawn([Self.folder + "/vitaminbd"] + arguments, home: home, output: log, environment: environment)
    }

    /// A test that failed leaves none behind: what is not waited for stays a child that has ended, and exit tests would wait for ever.
    deinit { if !isReaped { end(SIGKILL) } }

    static func runtime(_ home: String) -> String { home + "/run" }
    static func control(_ home: String) -> String { runtime(home) + "/vitaminb/control" }

    /// What it wrote so far, a line a record.
    var told: [String] { ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init) }

    /// Waits until it says that it is ready; false when it ended before.
    func isReady() -> Bool {
        waitsFor { hasEnded || told.contains { $0.contains(" is ready: ") } } && !hasEnded
    }

    var hasEnded: Bool {
        if isReaped { return true }
        var information = siginfo_t()
        return waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT) == 0 && information.si_signo == SIGCHLD
    }

    /// Waits for its end, after sending it a signal where one is given: the exit status, or 128 and the signal that it died of.
    @discardableResult
    func end(_ signal: Int32? = nil) -> Int32 {
        if let signal { kill(identifier, signal) }
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
        isReaped = true
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
    }
}

/// Starts a program in the environment of a home; its output and errors go to the end of a file.
func spawn(_ arguments: [String], home: String, output: String, environment: [String: String] = [:]) throws -> pid_t {
    let base = ["HOME": home, "XDG_RUNTIME_DIR": RealDaemon.runtime(home), "TZ": "UTC", "LANG": "C", "PATH": "/usr/bin:/bin"]
    let variables = base.merging(environment) { $1 }.map { "\($0)=\($1)" }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // The thread that serves the main queue blocks signals, and a child would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = arguments.map { strdup($0) } + [nil]
    let settings = variables.map { strdup($0) } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var identifier: pid_t = 0
    let failure = posix_spawn(&identifier, arguments[0], &actions, &attributes, words, settings)
    guard failure == 0 else { throw CocoaError(.executableNotLoadable, userInfo: [NSFilePathErrorKey: arguments[0]]) }
    return identifier
}

/// Looks every millisecond, for a minute at most.
func waitsFor(_ condition: () -> Bool) -> Bool {
    for _ in 0..<60_000 {
        if condition() { return true }
        usleep(1000)
    }
    return condition()
}

/// A connection to a daemon that may die at any moment, spoken to frame by frame.
final class Line {
    private let descriptor: Int32

    /// Nil where nobody listens.
    init?(_ path: String) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        // The object exists by now, and its deinit closes the descriptor.
        guard result == 0 else { return nil }
        var timeout = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func send(_ method: String, _ parameters: String = "{}", more: Bool = false) {
        let method = "org.vitaminb.Control." + method
        let frame = Array(#"{"method":"\#(method)","parameters":\#(parameters)\#(more ? #","more":true"# : "")}"#.utf8) + [0]
        _ = Glibc.send(descriptor, frame, frame.count, Int32(MSG_NOSIGNAL))
    }

    /// The next frame; nil when the connection ends before it is whole.
    func frame() -> [String: Any]? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while recv(descriptor, &byte, 1, 0) == 1 {
            if byte == 0 { return try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] }
            bytes.append(byte)
        }
        return nil
    }

    /// The parameters of all replies up to the last.
    func replies(to method: String, _ parameters: String = "{}") -> [[String: Any]] {
        send(method, parameters, more: true)
        var all: [[String: Any]] = []
        while let frame = frame() {
            all.append(frame["parameters"] as? [String: Any] ?? [:])
            if frame["continues"] as? Bool != true { break }
        }
        return all
    }
}
