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
        let reply = try vitaminbd.call(Control.Tune.self, Empty())
        let status = output.json ? nil : try vitaminbd.call(Control.GetStatus.self, Empty())
        try output.print(reply) { page in
            page.proposals(reply.proposals, isKept: status?.capacity.fitting == nil)
            page.missing(reply.missing)
            if let status { page.overload(status) }
        }
    }
}
