import Glibc
import KeepInTouch
import Language
import Phrases

/// A progress bar on standard error, if that is a terminal.
struct Progress {
    private let total: Int
    private let isShown: Bool
    private var done = 0

    private static let cells = 30

    init(total: Int, isShown: Bool = Style(descriptor: StandardOutput.errors).isTerminal) {
        self.total = total
        self.isShown = isShown
        draw()
    }

    /// Adds to what is done.
    mutating func advance(by count: Int) {
        done += count
        draw()
    }

    /// Removes the bar.
    func end() {
        // A bar that can't be drawn is no error.
        if isShown { try? StandardOutput.write("\r\u{1B}[K", to: StandardOutput.errors) }
    }

    /// `[#########                     ] 120 of 400`
    var bar: String {
        let filled = total == 0 ? Self.cells : Self.cells * min(done, total) / total
        return "[" + String(repeating: "#", count: filled) + String(repeating: " ", count: Self.cells - filled) + "] "
            + gettext("\(done) of \(total)")
    }

    private func draw() {
        if isShown { try? StandardOutput.write("\r" + bar, to: StandardOutput.errors) }
    }
}
