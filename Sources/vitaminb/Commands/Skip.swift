import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb skip`.
struct Skip: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "skip", abstract: gettext("Close what is due without having been in touch."),
        discussion: gettext("The next reminder is due one cadence from today."))

    @OptionGroup var name: ContactName
    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(Control.Skip.self, .init(contact: name.text))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}

extension Skip {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag]), let name = ContactName.of(plain) else { return nil }
        var command = Self()
        (command.name, command.output) = (name, OutputOptions.of(plain))
        return command
    }
}
