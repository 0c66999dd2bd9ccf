import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb amend`.
struct Amend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend", abstract: gettext("Correct what was said."),
        discussion: gettext(
            """
            What is not given stays as it is. "vitaminb show NAME --all" has the entries; the first digits of one are enough. Nothing is \
            rewritten: the correction is an entry of its own, and "vitaminb undo" takes it back.
            """))

    @Argument(help: .gettext("The entry: @ and its first digits.", valueName: gettext("@entry", context: "value")))
    var entry: String

    @Option(help: .gettext("By what means it was.", valueName: gettext("means", context: "value")))
    var via: Via?

    @Option(
        help: .gettext("When it happened: yesterday, \"monday 18:00\", \"2 weeks ago\".", valueName: gettext("time", context: "value")),
        transform: typed { try LocalClock().past($0) })
    var when: When?

    @Option(help: .gettext("What is worth remembering; \"\" for nothing.", valueName: gettext("text", context: "value")))
    var note: String?

    @Option(
        help: .gettext("The day of a promise: friday, tomorrow, 2w, 2026-12-24.", valueName: gettext("day", context: "value")),
        transform: typed { try LocalClock().futureDay($0).time })
    var on: CivilDate?

    @Option(help: .gettext("What was promised, given or got.", valueName: gettext("text", context: "value")))
    var text: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard via != nil || when != nil || note != nil || on != nil || text != nil else {
            throw ValidationError(gettext("Say what to correct: '--via', '--when', '--note', '--on' or '--text'."))
        }
    }

    func run() throws {
        let said = try Vitaminbd.connect().call(
            Control.Amend.self, .init(entry: entry, via: via, when: when, note: note, on: on, text: text))
        try output.print(said) { $0.correcting(said, clock: LocalClock()) }
    }
}
