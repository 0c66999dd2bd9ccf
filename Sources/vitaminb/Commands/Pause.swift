import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb pause`, and `vitaminb away`, which is for everybody.
struct Pause: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: gettext("Hear nothing of a contact, a group or everybody."),
        usage: gettext("vitaminb pause <name> ... | --group <group> | --all [--from <day>] [--until <day> | --for <span>] [--json]"),
        discussion: gettext(
            """
            Nothing is lost: what is due stays due, and is told afterwards, a few people a day. Without '--until' and '--for' it lasts \
            until "vitaminb resume". "vitaminb away" is the same as "vitaminb pause --all".
            """))

    @OptionGroup var subject: SubjectArguments
    @OptionGroup var days: PauseDays
    @OptionGroup var output: OutputOptions

    func validate() throws {
        try subject.requireSomebody()
    }

    func run() throws {
        let said = try Vitaminbd.connect().call(
            Control.Pause.self,
            .init(contacts: subject.names, group: subject.group, from: days.from, until: days.end, span: days.isSpan))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
