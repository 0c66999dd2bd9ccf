import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb ack`, and `vitaminb done`.
struct Ack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: gettext("Say that you got in touch."),
        discussion: gettext("Notes the interaction, closes what is due, and starts the clock again from that day."), aliases: ["done"])

    @OptionGroup var interaction: InteractionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Acknowledge.self, interaction.parameters)
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}

extension Ack {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag], options: InteractionOptions.options),
            let interaction = InteractionOptions.of(plain)
        else { return nil }
        var command = Self()
        (command.interaction, command.output) = (interaction, OutputOptions.of(plain))
        return command
    }
}
