import ArgumentParser
import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb review`.
struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: gettext("Go through what is due, a key for each answer."),
        discussion: gettext(
            """
            One contact at a time, with what to know before getting in touch. d says that you did, s snoozes, k skips, l leaves it \
            for later, ? shows all keys. Of what was noticed it asks \
            whether it was contact: y or n. Each answer is kept at once; q or Ctrl-C ends it, and what was answered stays.
            """))

    func run() throws {
        guard KeyTerminal.isThere else { throw NoTerminal() }
        let vitaminbd = try Vitaminbd.connect()
        var session = ReviewSession()
        session.take(try .list(vitaminbd), to: .list)
        guard !session.cards.isEmpty else { return try Due.parse([]).run() }
        guard var terminal = KeyTerminal() else { throw NoTerminal() }
        do {
            try Self.go(through: &session, on: &terminal)
        } catch {
            terminal.end()
            throw error
        }
        terminal.end()
        var page = Page(style: Style(descriptor: STDOUT_FILENO))
        let summary = session.summary.prefix(1).uppercased() + session.summary.dropFirst()
        let notes = session.unsaid.map { gettext("Not noted, since \"done\" wasn't said: \($0)").printable }
        for text in [summary] + notes { text.wrapped(to: page.style.width ?? .max, cutsWords: false).forEach { page.line($0) } }
        try StandardOutput.write(page.text)
    }

    private static func go(through session: inout ReviewSession, on terminal: inout KeyTerminal) throws {
        while !session.isOver {
            while let request = session.need { ask(request, for: &session, on: terminal) }
            try draw(session, on: terminal)
            let keys = terminal.keys()
            for key in keys {
                if key == .stop { terminal.stop() }
                if let request = session.press(key) { ask(request, for: &session, on: terminal) }
                // Drop keys typed ahead: they were meant for another screen. Only an interrupt means the same on all screens.
                guard session.isGone || session.isStale else { continue }
                if keys.contains(.interrupt) { _ = session.press(.interrupt) }
                break
            }
        }
    }

    private static func ask(_ request: ReviewRequest, for session: inout ReviewSession, on terminal: KeyTerminal) {
        session.take(terminal.waiting { request.ask(clock: LocalClock()) }, to: request)
    }

    private static func draw(_ session: ReviewSession, on terminal: KeyTerminal) throws {
        let size = terminal.size
        let style = Style(descriptor: STDOUT_FILENO)
        let screen = ReviewScreen(session: session, columns: size.columns, lines: size.lines, clock: LocalClock()).drawn()
        try terminal.draw(screen.lines.map { style.emphasized($0.text, $0.emphasis) }, cursor: screen.cursor)
    }
}

/// Standard input or output isn't a terminal.
struct NoTerminal: Error, CustomStringConvertible {
    var description: String { gettext("review wants a terminal to show a screen and read keys") }
}
