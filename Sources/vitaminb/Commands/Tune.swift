import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink

/// `vitaminb tune`.
struct Tune: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune", abstract: gettext("Propose cadences that fit what really happens."),
        discussion: gettext("It compares what was planned with what happened, and changes nothing."))

    @OptionGroup var output: OutputOptions

    func run() throws {
        let proposals = try Vitaminbd.connect().call(Control.Tune.self, Empty()).proposals
        try output.print(proposals) { $0.proposals(proposals) }
    }
}
