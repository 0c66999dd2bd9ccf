import Language
import Phrases

/// How much has been looked at, on standard error, if that is a terminal: for what nobody knows the end of.
final class Counter {
    private let isShown = Style(descriptor: StandardOutput.errors).isTerminal
    private var isDrawn = false
    /// So that it is not written more often than anybody can read.
    private static let step = 250

    /// Shows that so many were looked at.
    func show(_ count: Int) {
        guard isShown, count % Self.step == 0 else { return }
        isDrawn = true
        // What can't be drawn is no error.
        try? StandardOutput.write("\r" + gettext("\(count) looked at"), to: StandardOutput.errors)
    }

    /// Removes it.
    func end() { if isDrawn { try? StandardOutput.write("\r\u{1B}[K", to: StandardOutput.errors) } }
}
