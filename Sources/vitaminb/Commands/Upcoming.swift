import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb upcoming`.
struct Upcoming: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "upcoming", abstract: gettext("Show who is due, and who will be."))

    private static let usualDays = 14

    @Option(help: .gettext("How many days to look ahead.", valueName: gettext("days", context: "value")))
    var days = Self.usualDays

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...3660).contains(days) else { throw ValidationError(gettext("'--days' goes from 0 to 3660, ten years ahead.")) }
    }

    func run() throws {
        let clock = LocalClock()
        let through = clock.today.adding(days: days)
        if try output.copies(Control.ListReminders.self, .init(through: through)) { return }
        let reminders = try Vitaminbd.connect().all(Control.ListReminders.self, .init(through: through)).flatMap(\.reminders)
        try output.print(reminders) { $0.upcoming(reminders, days: days, clock: clock) }
    }
}

extension Upcoming {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag], options: ["--days"]), plain.words.isEmpty,
            let days = plain["--days"].map({ Int($0) }) ?? Self.usualDays
        else { return nil }
        var command = Self()
        (command.days, command.output) = (days, OutputOptions.of(plain))
        guard (try? command.validate()) != nil else { return nil }
        return command
    }
}
