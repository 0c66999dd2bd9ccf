import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb resume`.
struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: gettext("End a pause; without a name, that of everybody."),
        usage: gettext("vitaminb resume [<name> ... | --group <group> | --all] [--json]"),
        discussion: gettext("What was paused by another name stays paused."))

    @OptionGroup var subject: SubjectArguments
    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Resume.self, .init(contacts: subject.names, group: subject.group))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
