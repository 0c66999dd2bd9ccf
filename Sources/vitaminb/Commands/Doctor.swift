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
            Exits with 0 if all is well, else with 1; advice alone is no reason for that. Without '--accept' and '--fix' it changes \
            nothing, and starts no daemon. '--fix' opens the folders of the configuration to the service, and types the commands for \
            'systemctl --user' that are proposed.
            """))

    @Flag(help: .gettext("Believe that those are gone whose cards went all at once."))
    var accept = false

    @Flag(help: .gettext("Do what can be done without asking you, then look again."))
    var fix = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if accept, fix { throw ValidationError(gettext("Either --accept or --fix.")) }
    }

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
        let repair = fix ? Repair() : nil
        let checkup = Checkup()
        try output.print(checkup.checks) { page in
            if let repair { page.repair(repair) }
            page.checkup(checkup)
        }
        if !checkup.isWell { throw UnwellError() }
    }
}
