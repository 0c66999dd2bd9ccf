import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb ignore`.
struct Ignore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ignore", abstract: gettext("Never be reminded of a contact again."),
        discussion: gettext("That includes birthdays. \"vitaminb track\" ends it."))

    @OptionGroup var name: ContactName
    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Ignore.self, .init(contact: name.text))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
