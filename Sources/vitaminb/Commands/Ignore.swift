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
        discussion: gettext("That includes birthdays. \"vitaminb track\" ends it. While a promise is open, it has to be meant: --yes."))

    @OptionGroup var name: ContactName
    @Flag(help: .gettext("Even if a promise is open."))
    var yes = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Ignore.self, .init(contacts: name.names, sure: yes ? true : nil))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
