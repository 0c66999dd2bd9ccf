import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink

/// `vitaminb doctor`.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: gettext("Look for what keeps a reminder from arriving, and say what to type."),
        discussion: gettext(
            """
            Exits with 0 if all is well, else with 1; advice alone is no reason for that. Without '--accept' it changes nothing, and \
            starts no daemon.
            """))

    @Flag(help: .gettext("Believe that those are gone whose cards went all at once."))
    var accept = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        if accept {
            let reply = try Vitaminbd.connect().call(Control.AcceptGone.self, .init())
            return try output.print(reply) { page in
                page.line(
                    reply.count == 0
                        ? gettext("Nobody is away.")
                        : gettext(reply.count, "\(reply.count) contact is gone.", "\(reply.count) contacts are gone."))
            }
        }
        let checkup = Checkup()
        try output.print(checkup.checks) { $0.checkup(checkup) }
        if !checkup.isWell { throw UnwellError() }
    }
}
