import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb promise`.
struct Promise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: gettext("Be reminded on a day of what you promised a contact."),
        usage: gettext("vitaminb promise <name> ... <text> --on <day> [--json]"),
        discussion: gettext("\"vitaminb ack\" says from that day on that it is done, and \"vitaminb skip\" that it won't be."))

    @OptionGroup var promise: NameAndText

    @Option(
        help: .gettext("On which day: friday, tomorrow, 2w, 2026-12-24.", valueName: gettext("day", context: "value")),
        transform: typed { try LocalClock().futureDay($0) })
    var on: CivilDate

    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Promise.self, .init(contact: promise.name, promise: promise.text, on: on))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
