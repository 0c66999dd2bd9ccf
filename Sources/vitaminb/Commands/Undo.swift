import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb undo`.
struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "undo", abstract: gettext("Take back the last thing said."))

    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Undo.self, Empty())
        try output.print(said) { $0.undoing(said, clock: LocalClock()) }
    }
}

extension Undo {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag]), plain.words.isEmpty else { return nil }
        var command = Self()
        command.output = OutputOptions.of(plain)
        return command
    }
}
