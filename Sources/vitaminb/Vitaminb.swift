import ArgumentParser
import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases

/// The command line tool. It asks the daemon, prints the answer, and stores nothing itself.
@main
struct Vitaminb: ParsableCommand {
    // All commands state their names, because the parser takes long to derive them from the types' names.
    static let configuration = CommandConfiguration(
        commandName: "vitaminb", abstract: gettext("Remember to keep in touch."),
        usage: gettext("vitaminb [<command>] [<name> ...] [<options>]"),
        discussion: gettext(
            """
            NAME is any part of a contact's name, whatever its case and accents. Times are written as you would say them: \
            yesterday, "tomorrow 9:00", "next monday", 3d, 2026-12-01.
            """),
        version: Version.text,
        groupedSubcommands: [
            CommandGroup(
                name: gettext("Every Day", context: "commands"),
                subcommands: [Due.self, Ack.self, Snooze.self, Show.self, Promise.self, Undo.self]),
            CommandGroup(
                name: gettext("Reminder", context: "commands"),
                subcommands: [Review.self, Skip.self, Upcoming.self, Why.self, Forecast.self, Watch.self]),
            CommandGroup(
                name: gettext("Cadence", context: "commands"),
                subcommands: [Track.self, Ignore.self, Pause.self, Resume.self, Tune.self]),
            CommandGroup(
                name: gettext("Give And Take", context: "commands"),
                subcommands: [Gave.self, Got.self, Balance.self, Introduced.self, FindPath.self]),
            CommandGroup(
                name: gettext("Address Book", context: "commands"),
                subcommands: [List.self, Group.self, Add.self, Edit.self, Rm.self, Merge.self, Import.self, Export.self]),
            CommandGroup(name: gettext("Looking Back", context: "commands"), subcommands: [Observe.self, Amend.self, Report.self]),
            CommandGroup(name: gettext("Daemon", context: "commands"), subcommands: [Setup.self, Status.self, Doctor.self, Restore.self]),
        ],
        defaultSubcommand: Due.self)

    static func main() {
        // Writing to a closed pipe then fails with EPIPE, which ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
        // Without /proc a program doesn't learn its arguments, and would do something else than was typed.
        guard CommandLine.argc > 0 else {
            try? StandardOutput.say("vitaminb: " + gettext("can't read what was typed: is /proc mounted?"))
            Glibc.exit(ExitStatus.software.rawValue)
        }
        let words = Array(CommandLine.arguments.dropFirst())
        do {
            if words == ["--version"] { return try StandardOutput.write(Version.text + "\n") }
            var command = try TypedCommand.parse(words)
            try command.run()
        } catch {
            guard let failure = Failure(error) else { ParserWords.exit(withError: error) }
            failure.report()
            Glibc.exit(failure.status.rawValue)
        }
    }
}
