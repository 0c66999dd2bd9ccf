import ArgumentParser
import KeepInTouch
import Language
import Phrases

/// `vitaminb doctor`.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: gettext("Look for what keeps a reminder from arriving, and say what to type."),
        discussion: gettext(
            "Exits with 0 if all is well, else with 1; advice alone is no reason for that. It changes nothing, and starts no daemon."))

    @OptionGroup var output: OutputOptions

    func run() throws {
        let checkup = Checkup()
        try output.print(checkup.checks) { $0.checkup(checkup) }
        if !checkup.isWell { throw UnwellError() }
    }
}
