import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb pause`.
struct Pause: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: gettext("Hear nothing of a contact, a group or everybody."),
        usage: gettext("vitaminb pause <name> ... | --group <group> | --everybody [--from <day>] [--until <day>] [--json]"),
        discussion: gettext(
            """
            Nothing is lost: what is due stays due, and is told afterwards, a few people a day. Without '--until' it lasts until \
            "vitaminb resume".
            """))

    @OptionGroup var subject: SubjectArguments
    @OptionGroup var days: PauseDays
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if subject.isMissing { throw ValidationError(gettext("Say whom: a name, '--group <group>' or '--everybody'.")) }
    }

    func run() throws {
        let said = try Vitaminbd.connect().call(
            Control.Pause.self, .init(contact: subject.contact, group: subject.group, from: days.from, until: days.until))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
