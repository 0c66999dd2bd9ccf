import Foundation
import Glibc

/// What a run of the built `vitaminb` came to, compared as one value.
struct CommandRun: Equatable, Sendable {
    var status: Int32
    var output = ""
    var errors = ""
}

/// Runs the built `vitaminb` against the service at `path`, and waits for its end.
func vitaminb(_ arguments: [String], at path: String, environment: [String: String] = [:]) async throws -> CommandRun {
    try await run([Binary.path] + arguments, at: path, environment: environment)
}

/// Runs any program in the environment that `vitaminb` is tried in.
func run(
    _ arguments: [String], at path: String, environment: [String: String] = [:], terminal: Terminal? = nil
) async throws -> CommandRun {
    let output = try TemporaryFile()
    let errors = try TemporaryFile()
    let started = try StartedProcess(
        arguments, at: path, environment: environment, output: terminal?.end ?? output.descriptor, errors: errors.descriptor)
    return CommandRun(
        status: try await started.end(), output: terminal?.shown() ?? output.contents(), errors: errors.contents())
}

enum Binary {
    /// Beside the test bundle, where the build puts both.
    static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "vitaminb").path
}

/// A program that was started, and will be waited for.
struct StartedProcess: Sendable {
    let identifier: pid_t

    /// With a `keyboard`, the path of a terminal, it leads a session of its own there.
    init(
        _ arguments: [String], at path: String, environment: [String: String] = [:], keyboard: String? = nil, output: Int32, errors: Int32
    ) throws {
        let base = ["VITAMINB_CONTROL": path, "TZ": "UTC", "LANG": "C", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin"]
        // What Tests/sanitize.sh says to the sanitizers holds for the programs as well.
        let sanitizers = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
        let variables = base.merging(sanitizers) { $1 }.merging(environment) { $1 }.map { "\($0)=\($1)" }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, keyboard ?? "/dev/null", keyboard == nil ? O_RDONLY : O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        // The thread that serves the main queue blocks signals, and a child would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // POSIX_SPAWN_SETSID is a macro that Swift doesn't see.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | (keyboard == nil ? 0 : 0x80))
        let words = arguments.map { strdup($0) } + [nil]
        let settings = variables.map { strdup($0) } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var identifier: pid_t = 0
        let failure = posix_spawn(&identifier, arguments[0], &actions, &attributes, words, settings)
        guard failure == 0 else { throw CocoaError(.executableNotLoadable, userInfo: [NSFilePathErrorKey: arguments[0]]) }
        self.identifier = identifier
    }

    /// Its exit status, or 128 and the signal's number. Waits on a thread of its own, while the main queue serves.
    func end() async throws -> Int32 {
        await withCheckedContinuation { continuation in
            Thread {
                var status: Int32 = 0
                while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
                continuation.resume(returning: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F))
            }.start()
        }
    }
}

/// A file without a name, for what a program writes.
final class TemporaryFile: Sendable {
    let descriptor: Int32

    init() throws {
        var path = Array((FileManager.default.temporaryDirectory.path + "/run-XXXXXX").utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw CocoaError(.fileWriteUnknown) }
        unlink(path)
    }

    deinit { close(descriptor) }

    func contents() -> String {
        var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}

/// A terminal of some width, to run a program on.
final class Terminal: Sendable {
    /// The program's end.
    let end: Int32
    let path: String
    private let screen: Int32

    init(columns: UInt16, rows: UInt16 = 24) throws {
        // pty(7); TIOCSPTLCK and TIOCGPTN are macros that Swift doesn't see.
        screen = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var number: Int32 = 0
        var isLocked: Int32 = 0
        guard screen >= 0, ioctl(screen, 0x4004_5431, &isLocked) == 0, ioctl(screen, 0x8004_5430, &number) == 0 else {
            throw CocoaError(.fileReadUnknown)
        }
        path = "/dev/pts/\(number)"
        end = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard end >= 0, resize(columns: columns, rows: rows) else { throw CocoaError(.fileReadUnknown) }
    }

    /// Makes it another size, which whoever runs on it is told.
    @discardableResult
    func resize(columns: UInt16, rows: UInt16) -> Bool {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        return ioctl(screen, UInt(TIOCSWINSZ), &size) == 0
    }

    /// Types that.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(screen, bytes, bytes.count)
    }

    /// How it treats what is typed: the four words of flags of termios(3).
    var modes: [UInt32] {
        var modes = termios()
        tcgetattr(end, &modes)
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
    }

    deinit {
        close(screen)
        close(end)
    }

    /// What was written to it so far; line ends as the program wrote them.
    func shown() -> String {
        _ = fcntl(screen, F_SETFL, O_NONBLOCK)
        var text: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 4096)
        while case let count = read(screen, &bytes, bytes.count), count > 0 { text += bytes.prefix(count) }
        return String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
