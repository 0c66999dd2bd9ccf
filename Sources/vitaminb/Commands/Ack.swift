import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb ack`, also called `done` and `log`.
struct Ack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: gettext("Say that you got in touch."),
        discussion: gettext(
            """
            Notes the interaction, which starts the clock again from that day. It closes keep-in-touch, seeing each other if you did, and \
            a birthday on its day or just after it; never a promise.
            """),
        aliases: ["done", "log"])

    @OptionGroup var interaction: InteractionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let vitaminbd = try Vitaminbd.connect()
        let said = try vitaminbd.call(Control.Acknowledge.self, interaction.parameters(vitaminbd))
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
