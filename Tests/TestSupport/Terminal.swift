import FoundationEssentials
import Glibc

/// A terminal of some width, to run a program on.
package final class Terminal: Sendable {
    /// The program's end.
    package let end: Int32
    package let path: String
    private let screen: Int32

    package init(columns: UInt16, rows: UInt16 = 24) throws {
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

    deinit {
        close(screen)
        close(end)
    }

    /// Changes its size. The program on it gets SIGWINCH.
    @discardableResult
    package func resize(columns: UInt16, rows: UInt16) -> Bool {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        return ioctl(screen, UInt(TIOCSWINSZ), &size) == 0
    }

    /// Types some text.
    package func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(screen, bytes, bytes.count)
    }

    /// How it treats what is typed: the four words of flags of termios(3).
    package var modes: [UInt32] {
        var modes = termios()
        tcgetattr(end, &modes)
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
    }

    /// What was written to it since the last call; line ends as the program wrote them.
    package func shown() -> String {
        _ = fcntl(screen, F_SETFL, O_NONBLOCK)
        var text: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 4096)
        while case let count = read(screen, &bytes, bytes.count), count > 0 { text += bytes.prefix(count) }
        return String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
