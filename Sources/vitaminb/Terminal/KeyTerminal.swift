import Glibc
import KeepInTouch
import Language
import Phrases
import Platform

/// The terminal in raw mode and on its alternate screen.
///
/// The terminal is restored by ``end()``, by a fatal signal, and while the program is stopped.
struct KeyTerminal {
    private var reader = KeyReader()

    /// How long to wait for the rest of an escape sequence, in milliseconds; enough for a slow line.
    private static let patience: Int32 = 100

    /// Whether standard input and output are a terminal with an alternate screen.
    static var isThere: Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !["dumb", "", nil].contains(environmentVariable("TERM"))
    }

    /// Sets the terminal up; nil if there is none.
    init?() {
        guard Self.isThere, Held.begin() else { return nil }
    }

    /// Restores the terminal, and drops unread input.
    func end() { Held.end() }

    /// Its current size.
    var size: (columns: Int, lines: Int) {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Waits for keys. None means that the screen must be redrawn.
    mutating func keys() -> [Key] {
        var sources = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0), Held.wakes]
        let count = poll(&sources, nfds_t(sources.count), reader.isInDoubt ? Self.patience : -1)
        if count == 0 { return reader.keysAtRest() }
        guard count > 0 else { return errno == EINTR ? [] : [.interrupt] }
        Held.clearWakes()
        guard sources[0].revents != 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let length = read(STDIN_FILENO, &bytes, bytes.count)
        if length < 0, errno == EINTR || errno == EAGAIN { return [] }
        return length > 0 ? reader.keys(bytes[..<length]) : [.interrupt]
    }

    /// Runs a blocking operation, during which Ctrl-C ends the program at once.
    func waiting<T>(_ body: () -> T) -> T {
        Held.setWaiting(true)
        defer { Held.setWaiting(false) }
        return body()
    }

    /// Stops the program, as the terminal driver does for Ctrl-Z.
    func stop() { kill(0, SIGTSTP) }

    /// Draws these lines from the top, and the cursor if there is one.
    func draw(_ lines: [String], cursor: (column: Int, line: Int)?) throws(OutputError) {
        // Clear each line before writing it: after a full line the cursor is on its last cell.
        let text = lines.map { "\u{1B}[2K" + $0 }.joined(separator: "\r\n")
        let place = cursor.map { "\u{1B}[\($0.line + 1);\($0.column + 1)H\u{1B}[?25h" } ?? ""
        try StandardOutput.write("\u{1B}[?25l\u{1B}[H\(text)\u{1B}[J\(place)")
    }
}

/// The state of the signal handlers. They call only functions of signal-safety(7), and all they read is set before they are installed.
private enum Held {
    private struct State {
        var before = termios()
        var keys = termios()
        var wake: (Int32, Int32) = (-1, -1)
        var isWaiting = false
        /// Printed if interrupted before the answer came; made before the handlers are installed.
        var unanswered: UnsafeMutablePointer<CChar>?
    }

    // SAFETY: There is one thread, which handlers interrupt; `begin` initializes it before they are installed.
    private nonisolated(unsafe) static let state = UnsafeMutablePointer<State>.allocate(capacity: 1)

    // Alternate screen, hidden cursor, bracketed paste.
    private static let opening: StaticString = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h"
    private static let closing: StaticString = "\u{1B}[0m\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l"
    private static let deadly = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    static func begin() -> Bool {
        state.initialize(to: State())
        var ends: [Int32] = [-1, -1]
        guard tcgetattr(STDIN_FILENO, &state.pointee.before) == 0, pipe(&ends) == 0 else { return false }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        state.pointee.wake = (ends[0], ends[1])
        state.pointee.keys = state.pointee.before
        cfmakeraw(&state.pointee.keys)
        // Initialize all static properties here, not in a handler.
        _ = (opening.utf8Start, closing.utf8Start)
        let unanswered = gettext("interrupted before vitaminbd had answered; \"vitaminb\" shows whether it was noted")
        state.pointee.unanswered = strdup("vitaminb: \(unanswered)\n")
        for signal in deadly { handle(signal) { Held.die($0) } }
        handle(SIGTSTP) { _ in Held.stop() }
        handle(SIGCONT) { _ in Held.resume() }
        handle(SIGWINCH) { _ in Held.wake() }
        open()
        return true
    }

    static func end() {
        close()
        for signal in deadly + [SIGTSTP, SIGCONT, SIGWINCH] { Glibc.signal(signal, SIG_DFL) }
    }

    static func setWaiting(_ isWaiting: Bool) {
        state.pointee.isWaiting = isWaiting
        setModes()
    }

    static var wakes: pollfd { pollfd(fd: state.pointee.wake.0, events: Int16(POLLIN), revents: 0) }

    static func clearWakes() {
        var bytes: UInt64 = 0
        while read(state.pointee.wake.0, &bytes, 8) > 0 {}
    }

    private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        sigaction(signal, &action, nil)
    }

    /// The modes first: a background process is stopped here, before it has drawn anything.
    private static func open() {
        setModes()
        write(opening)
    }

    private static func close() {
        write(closing)
        tcsetattr(STDIN_FILENO, TCSANOW, &state.pointee.before)
        tcflush(STDIN_FILENO, TCIFLUSH)
    }

    private static func setModes() {
        var modes = state.pointee.keys
        if state.pointee.isWaiting { modes.c_lflag |= tcflag_t(ISIG) }
        tcsetattr(STDIN_FILENO, TCSANOW, &modes)
    }

    private static func die(_ signal: Int32) {
        close()
        if state.pointee.isWaiting, let unanswered = state.pointee.unanswered {
            _ = Glibc.write(STDERR_FILENO, unanswered, strlen(unanswered))
        }
        // The signal kills the process when this handler returns.
        Glibc.signal(signal, SIG_DFL)
        raise(signal)
    }

    private static func stop() {
        let before = errno
        close()
        Glibc.signal(SIGTSTP, SIG_DFL)
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTSTP)
        raise(SIGTSTP)
        // Stops here; continues at once in an orphaned process group, which nobody could continue.
        sigprocmask(SIG_UNBLOCK, &signals, nil)
        handle(SIGTSTP) { _ in Held.stop() }
        errno = before
        resume()
    }

    private static func resume() {
        let before = errno
        open()
        errno = before
        wake()
    }

    private static func wake() {
        let before = errno
        _ = Glibc.write(state.pointee.wake.1, closing.utf8Start, 1)
        errno = before
    }

    private static func write(_ text: StaticString) {
        _ = Glibc.write(STDOUT_FILENO, text.utf8Start, text.utf8CodeUnitCount)
    }
}
