import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb introduced`.
struct Introduced: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "introduced", abstract: gettext("Note who introduced you to whom, or knows them."),
        usage: gettext("vitaminb introduced <name> ... <other> [--json]"))

    @Argument(
        help: .gettext(
            "Who introduced you, or knows the other; then whom, in quotation marks if that has several words.",
            valueName: gettext("name> ... <other", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var words: [String]

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard words.count > 1 else { throw ValidationError(gettext("Say both: vitaminb introduced Ada \"Charles Babbage\"")) }
    }

    func run() throws {
        let said = try Vitaminbd.connect().call(
            Control.Introduce.self, .init(contact: words.dropLast().joined(separator: " "), other: words.last ?? ""))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
