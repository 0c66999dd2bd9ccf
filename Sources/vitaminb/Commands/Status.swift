import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb status`.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: gettext("Show how the daemon is doing."))

    @OptionGroup var output: OutputOptions

    func run() throws {
        let status = try Vitaminbd.connect().call(Control.GetStatus.self, Empty())
        try output.print(status) { $0.status(status, clock: LocalClock()) }
    }
}

extension Status {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag]), plain.words.isEmpty else { return nil }
        var command = Self()
        command.output = OutputOptions.of(plain)
        return command
    }
}
