import ArgumentParser
import ControlInterface
import Varlink

/// `vitaminb why`.
struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Explain when a contact is due, and when you are told.",
        discussion: "What it says is read off the planner's own steps.")

    @OptionGroup var name: ContactName
    @OptionGroup var output: OutputOptions

    func run() throws {
        let reply = try Vitaminbd.connect().call(Control.Explain.self, .init(contact: name.text))
        try output.print(reply) { $0.why(reply, clock: LocalClock()) }
    }
}
