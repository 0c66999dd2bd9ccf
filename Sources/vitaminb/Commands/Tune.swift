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
        let vitaminbd = try Vitaminbd.connect()
        let proposals = try vitaminbd.call(Control.Tune.self, Empty()).proposals
        let status = output.json ? nil : try vitaminbd.call(Control.GetStatus.self, Empty())
        try output.print(proposals) { page in
            page.proposals(proposals, isKept: status?.capacity.fitting == nil)
            if let status { page.overload(status) }
        }
    }
}
