import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb away`.
struct Away: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "away", abstract: gettext("Hear nothing of anybody until you are back."),
        usage: gettext("vitaminb away --until <day> [--from <day>] [--json]"),
        discussion: gettext(
            """
            The same as "pause --everybody". What falls due meanwhile is told when you are back, a few people a day. \
            "vitaminb resume" ends it before its time.
            """))

    @OptionGroup var days: PauseDays
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if days.until == nil { throw ValidationError(gettext("Say when you are back: '--until <day>'.")) }
    }

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Pause.self, .init(from: days.from, until: days.until))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
