import ArgumentParser
import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb watch`.
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: gettext("Print what is due and what changes, as it happens."),
        discussion: gettext(
            """
            With --json every event is one line. With --format a line is printed whenever what is due changes: for waybar, or for any \
            other status bar a text with {count}, {first} and {names} in it. Goes on until it is interrupted, or until nobody reads \
            it any more.
            """))

    @Option(
        help: .gettext(
            "A line for a status bar: waybar, or a text like \"{count} due: {names}\".", valueName: gettext("format", context: "value")))
    var format: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if output.json, format != nil { throw ValidationError(gettext("'--json' and '--format' exclude each other.")) }
        if let format { _ = try StatusLine(format: format) }
    }

    func run() throws {
        signal(SIGINT) { _ in _exit(EX_OK) }
        Self.endWithTheReader()
        if let format { try run(StatusLine(format: format)) }
        // Don't repeat, when the daemon is back, what was printed before it went away.
        var shown: Set<String> = []
        try Subscription(wentAway: Self.sayItIsGone).run { event in
            if output.json { return try StandardOutput.write(JSONText.of(event, isPretty: false)) }
            if let id = event.reminder?.id {
                if event.event == .closed { shown.remove(id) } else if !shown.insert(id).inserted && event.event == .current { return }
            }
            var page = Page(style: Style(descriptor: STDOUT_FILENO))
            page.event(event, clock: LocalClock())
            try StandardOutput.write(page.text)
        }
    }

    private func run(_ line: StatusLine) throws -> Never {
        var line = line
        try Subscription(wentAway: { try? line.lineWhileGone().map { try StandardOutput.write($0) } }).run { event in
            try line.line(after: event).map { try StandardOutput.write($0) }
        }
    }

    /// Ends the program as soon as nobody reads its output. Otherwise it would notice only at the next event, perhaps tomorrow.
    private static func endWithTheReader() {
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { _ in
                var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
                while poll(&output, 1, -1) < 1 {}
                _exit(EX_OK)
            }, nil)
    }

    private static func sayItIsGone() {
        try? StandardOutput.say(gettext("vitaminb: vitaminbd went away, waiting"))
    }
}
