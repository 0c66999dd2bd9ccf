import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb snooze`.
struct Snooze: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: gettext("Hear nothing of a contact for a while."),
        discussion: gettext(
            """
            Days, weeks and months end when the delivery window opens on that day, hours and minutes to the minute. Birthdays and \
            promises are told all the same, and getting in touch ends it. The due date stays.
            """))

    @OptionGroup var subject: SubjectArguments

    @Option(
        name: .customLong("for"), help: .gettext("How long: 3d, 2w, \"1h 30min\".", valueName: gettext("span", context: "value")),
        transform: typed { try LocalClock().after(Span(parsing: $0)) })
    var end: LocalClock.Coming<When>?

    @Option(
        help: .gettext("Until when: tomorrow, \"next monday\", \"friday 9:00\", 2026-12-01.", valueName: gettext("time", context: "value")),
        transform: typed { try LocalClock().future($0) })
    var until: LocalClock.Coming<When>?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try subject.requireSomebody()
        guard (end == nil) != (until == nil) else {
            throw ValidationError(gettext("Say how long: either '--for <span>' or '--until <time>'."))
        }
    }

    func run() throws {
        guard let until = until ?? end else { return }
        let vitaminbd = try Vitaminbd.connect()
        let said = try vitaminbd.call(
            Control.Snooze.self, .init(contacts: try subject.due(vitaminbd), until: until.time, span: until.isSpan))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}

extension Snooze {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag], options: ["--for"]),
            let subject = SubjectArguments.of(plain),
            let span = plain["--for"].flatMap({ try? Span(parsing: $0) })
        else { return nil }
        var command = Self()
        (command.subject, command.end, command.until, command.output) = (subject, LocalClock().after(span), nil, OutputOptions.of(plain))
        return command
    }
}
