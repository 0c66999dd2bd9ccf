import ArgumentParser
import ControlInterface
import Varlink

/// `vitaminb introduced`.
struct Introduced: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "introduced", abstract: "Note who introduced you to whom, or knows them.",
        usage: "vitaminb introduced <name> ... <other> [--json]")

    @Argument(
        help: ArgumentHelp(
            "Who introduced you, or knows the other; then whom, in quotation marks if that has several words.",
            valueName: "name> ... <other"),
        completion: .custom(NameCompletion.candidates))
    var words: [String]

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard words.count > 1 else { throw ValidationError("Say both: vitaminb introduced Ada \"Charles Babbage\"") }
    }

    func run() throws {
        let said = try Vitaminbd.connect().call(
            Control.Introduce.self, .init(contact: words.dropLast().joined(separator: " "), other: words.last ?? ""))
        try output.print(said) { $0.outcome(said, clock: LocalClock()) }
    }
}
