import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb skip`.
struct Skip: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "skip", abstract: gettext("Close what is due without having been in touch."),
        discussion: gettext("The next reminder is due one cadence from today. Birthdays and promises stay open."))

    @OptionGroup var subject: SubjectArguments
    @OptionGroup var output: OutputOptions

    func validate() throws { try subject.requireSomebody() }

    func run() throws {
        let vitaminbd = try Vitaminbd.connect()
        let said = try vitaminbd.call(Control.Skip.self, .init(contacts: try subject.due(vitaminbd)))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}

extension Skip {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag]), let subject = SubjectArguments.of(plain) else {
            return nil
        }
        var command = Self()
        (command.subject, command.output) = (subject, OutputOptions.of(plain))
        return command
    }
}
