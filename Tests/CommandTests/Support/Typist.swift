import Foundation
import Glibc
import TestSupport
import Testing

/// A user at a terminal, who types and reads the screen.
@MainActor
final class Typist {
    let terminal: Terminal
    let process: StartedProgram
    /// The terminal's modes before the program started.
    let before: [UInt32]
    private let errors: TemporaryFile
    private var drawn: [String] = []
    private(set) var text = ""

    init(_ arguments: [String], at path: String, columns: UInt16 = 80, rows: UInt16 = 24) throws {
        terminal = try Terminal(columns: columns, rows: rows)
        before = terminal.modes
        errors = try TemporaryFile()
        process = try StartedProgram(
            arguments, environment: ["VITAMINB_CONTROL": path, "TERM": "xterm", "NO_COLOR": "1"], keyboard: terminal.path,
            output: terminal.end,
            errors: errors.descriptor)
    }

    /// The lines of the screen as drawn last, without empty ones.
    var screen: [String] {
        let new = terminal.shown()
        guard !new.isEmpty else { return drawn }
        text += new
        let frame = text.components(separatedBy: "\u{1B}[H").last ?? ""
        drawn = frame.replacing(/\e\[[?0-9;]*[A-Za-z]/, with: "").split(separator: "\n").map(String.init).filter { !$0.isEmpty }
        return drawn
    }

    /// Types keys, and waits until the screen has some text.
    func type(_ keys: String, until shown: String, at location: SourceLocation = #_sourceLocation) async throws {
        terminal.type(keys)
        try await sees(shown, at: location)
    }

    func sees(_ shown: String, at location: SourceLocation = #_sourceLocation) async throws {
        // A sentence may take two lines.
        let isShown = try await eventually { screen.joined(separator: " ").contains(shown) }
        #expect(isShown, "\(shown) isn't in \(screen)", sourceLocation: location)
    }

    /// Waits for its end. The terminal must be in its earlier modes by then.
    func end(at location: SourceLocation = #_sourceLocation) async throws -> CommandRun {
        let status = await process.ended()
        text += terminal.shown()
        #expect(terminal.modes == before, "the terminal isn't as it was", sourceLocation: location)
        let parts = text.components(separatedBy: "\u{1B}[?1049l")
        return CommandRun(status: status, output: parts.count > 1 ? parts.last ?? "" : "", errors: errors.contents())
    }
}
