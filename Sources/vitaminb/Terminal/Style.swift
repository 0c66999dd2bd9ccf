import Glibc
import Platform

/// What the output can show.
struct Style {
    /// Whether the output is a terminal.
    var isTerminal: Bool
    /// The terminal's width in cells; nil if lines need not fit.
    var width: Int?
    /// Whether to use colors (no-color.org).
    var hasColor: Bool

    /// For a pipe or a file.
    static let plain = Style(isTerminal: false, width: nil, hasColor: false)

    init(isTerminal: Bool, width: Int?, hasColor: Bool) {
        self.isTerminal = isTerminal
        self.width = width
        self.hasColor = hasColor
    }

    /// The style for a file descriptor.
    init(descriptor: Int32) {
        guard isatty(descriptor) == 1 else {
            self = .plain
            return
        }
        var size = winsize()
        let isSized = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let isDumb = ["dumb", "", nil].contains(environmentVariable("TERM"))
        let isRefused = !(environmentVariable("NO_COLOR") ?? "").isEmpty
        self.init(isTerminal: true, width: isSized ? Int(size.ws_col) : nil, hasColor: !isDumb && !isRefused)
    }

    /// The text in that emphasis, if colors are used.
    func emphasized(_ text: String, _ emphasis: Emphasis?) -> String {
        guard hasColor, let emphasis, !text.isEmpty else { return text }
        return "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m"
    }
}

/// Emphasis, as parameters of ECMA-48's SGR.
enum Emphasis: String {
    /// Headings.
    case strong = "1"
    /// Hints, and what was taken back.
    case faint = "2"
    /// What is overdue, and what is wrong.
    case warning = "33"
}
