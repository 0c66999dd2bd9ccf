import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb settle`.
struct Settle: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: gettext("Say that give and take with a contact are even."),
        discussion: gettext("The favors stay in the history, and are no longer counted."))

    @OptionGroup var name: ContactName
    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Settle.self, .init(contact: name.text))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
