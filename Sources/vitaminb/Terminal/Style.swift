import Glibc
import Platform

/// How text may look where it goes.
struct Style {
    /// Whether a person is looking.
    var isTerminal: Bool
    /// How many cells a line has; nil where nothing needs to fit.
    var width: Int?
    /// Whether escape sequences for colors are welcome (no-color.org).
    var hasColor: Bool

    /// As for a pipe or a file.
    static let plain = Style(isTerminal: false, width: nil, hasColor: false)

    init(isTerminal: Bool, width: Int?, hasColor: Bool) {
        self.isTerminal = isTerminal
        self.width = width
        self.hasColor = hasColor
    }

    /// What suits that descriptor.
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

    /// Some text in that emphasis, as far as the terminal shows any.
    func emphasized(_ text: String, _ emphasis: Emphasis?) -> String {
        guard hasColor, let emphasis, !text.isEmpty else { return text }
        return "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m"
    }
}

/// What makes text stand out: the parameters of ECMA-48's SGR.
enum Emphasis: String {
    /// Headings.
    case strong = "1"
    /// Hints, and what was taken back.
    case faint = "2"
    /// What is overdue, and what is wrong.
    case warning = "33"
}
