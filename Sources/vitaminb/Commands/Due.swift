import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb due`, and `vitaminb` alone.
struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: gettext("Show who is due."),
        discussion: gettext(
            """
            First what you are told today, then birthdays and promises, then people, those first who wait longest by their own \
            measure. At most twenty people are shown; with --all everybody, and what is snoozed or paused.
            """))

    @Flag(help: .gettext("Everybody, and what is snoozed or paused."))
    var all = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let vitaminbd = try Vitaminbd.connect()
        let reminders = try vitaminbd.all(Control.ListReminders.self, .init()).flatMap(\.reminders)
        let list = DueList(reminders, hasEverybody: all)
        let status = !output.json && (list.isQuiet || list.isLong) ? try vitaminbd.call(Control.GetStatus.self, Empty()) : nil
        try output.print(reminders) { page in
            let clock = LocalClock()
            if let status, list.isQuiet { page.nothingDue(status, clock: clock) }
            if let back = status?.backSince, !list.isQuiet { page.welcomeBack(list, since: back, clock: clock) }
            page.due(list, clock: clock)
        }
    }
}

extension Due {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: ["--all", OutputOptions.flag]), plain.words.isEmpty else { return nil }
        var command = Self()
        command.all = plain.has("--all")
        command.output = OutputOptions.of(plain)
        return command
    }
}
