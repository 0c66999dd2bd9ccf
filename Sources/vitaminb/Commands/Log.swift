import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb log`.
struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: gettext("Note an interaction that no reminder asked for."),
        discussion: gettext("The clock starts again from that day all the same."))

    @OptionGroup var interaction: InteractionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Log.self, interaction.parameters)
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}

extension Log {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag], options: InteractionOptions.options),
            let interaction = InteractionOptions.of(plain)
        else { return nil }
        var command = Self()
        (command.interaction, command.output) = (interaction, OutputOptions.of(plain))
        return command
    }
}
