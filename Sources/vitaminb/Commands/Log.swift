import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink

/// `vitaminb log`.
struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: gettext("Note an interaction that no reminder asked for."),
        discussion: gettext("The clock starts again from that day all the same."))

    @OptionGroup var interaction: InteractionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Log.self, interaction.parameters)
        try output.print(said) { $0.outcome(said, clock: LocalClock()) }
    }
}
