import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb why`.
struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: gettext("Explain when a contact is due, and when you are told."),
        discussion: gettext("What it says is read off the planner's own steps."))

    @OptionGroup var name: ContactName
    @OptionGroup var output: OutputOptions

    func run() throws {
        let reply = try Vitaminbd.connect().call(Control.Explain.self, .init(contact: name.text))
        try output.print(reply) { $0.why(reply, clock: LocalClock()) }
    }
}
