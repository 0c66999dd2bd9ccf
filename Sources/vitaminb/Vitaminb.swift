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
                name: gettext("Reminder", context: "commands"),
                subcommands: [Due.self, Review.self, Upcoming.self, Forecast.self, Why.self, Watch.self]),
            CommandGroup(
                name: gettext("Journal", context: "commands"),
                subcommands: [
                    Ack.self, Snooze.self, Skip.self, Log.self, Promise.self, Gave.self, Got.self, Settle.self, Introduced.self, Undo.self,
                ]),
            CommandGroup(
                name: gettext("Cadence", context: "commands"),
                subcommands: [Track.self, Ignore.self, Pause.self, Resume.self, Away.self, Tune.self, Groups.self]),
            CommandGroup(
                name: gettext("Contact", context: "commands"),
                subcommands: [Context.self, Show.self, List.self, Balance.self, FindPath.self]),
            CommandGroup(name: gettext("Looking Back", context: "commands"), subcommands: [Stats.self, Report.self]),
            CommandGroup(
                name: gettext("Address Book", context: "commands"),
                subcommands: [
                    Add.self, Edit.self, Group.self, Rm.self, Duplicates.self, Merge.self, Import.self, Export.self,
                ]),
            CommandGroup(name: gettext("Daemon", context: "commands"), subcommands: [Status.self, Doctor.self, Restore.self]),
        ],
        defaultSubcommand: Due.self)

    static func main() {
        // Writing to a closed pipe then fails with EPIPE, which ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
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
