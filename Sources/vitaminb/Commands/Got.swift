import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb got`.
struct Got: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "got", abstract: gettext("Note what a contact did for you."),
        usage: gettext("vitaminb got <name> ... <text> [--json]"),
        discussion: gettext("\"vitaminb balance\" shows how give and take stand."))

    @OptionGroup var favor: NameAndText
    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Got.self, .init(contacts: favor.names, favor: favor.text))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
