import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb gave`.
struct Gave: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gave", abstract: gettext("Note what you did for a contact."),
        usage: gettext("vitaminb gave <name> ... <text> [--json]"),
        discussion: gettext("\"vitaminb balance\" shows how give and take stand."))

    @OptionGroup var favor: NameAndText
    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Gave.self, .init(contacts: favor.names, favor: favor.text))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
