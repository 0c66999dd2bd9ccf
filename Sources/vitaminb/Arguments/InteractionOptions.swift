import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// The arguments of `ack` and `log`: with whom, how, when, and a note.
struct InteractionOptions: ParsableArguments {
    @OptionGroup var name: ContactName

    @Option(help: .gettext("By what means.", valueName: gettext("means", context: "value")))
    var via: Via?

    @Option(
        help: .gettext(
            "When it happened, if not now: yesterday, \"monday 18:00\", \"2 weeks ago\".", valueName: gettext("time", context: "value")),
        transform: typed { try LocalClock().past($0) })
    var when: When?

    @Option(help: .gettext("What is worth remembering.", valueName: gettext("text", context: "value")))
    var note: String?

    /// The parameters of the call.
    var parameters: Control.Acknowledge.Parameters { .init(contact: name.text, via: via, when: when, note: note) }
}

extension Via: ExpressibleByArgument {}

extension InteractionOptions {
    static let options = ["--via", "--note"]

    static func of(_ arguments: PlainArguments) -> Self? {
        let via = arguments["--via"].map(Via.init(rawValue:))
        guard let name = ContactName.of(arguments), via != .some(nil) else { return nil }
        var options = Self()
        (options.name, options.via, options.when, options.note) = (name, via ?? nil, nil, arguments["--note"])
        return options
    }
}
