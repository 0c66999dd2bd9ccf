import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb due`, and `vitaminb` alone.
struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "due", abstract: gettext("Show who is due."))

    @OptionGroup var output: OutputOptions

    func run() throws {
        let vitaminbd = try Vitaminbd.connect()
        let reminders = try vitaminbd.all(Control.ListReminders.self, .init()).flatMap(\.reminders)
        let isQuiet = !output.json && !reminders.contains(where: \.isOpen)
        let status = isQuiet ? try vitaminbd.call(Control.GetStatus.self, Empty()) : nil
        try output.print(reminders) { page in
            let clock = LocalClock()
            if let status { page.nothingDue(status, clock: clock) }
            page.due(reminders, clock: clock)
        }
    }
}

extension Due {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag]), plain.words.isEmpty else { return nil }
        var command = Self()
        command.output = OutputOptions.of(plain)
        return command
    }
}
