import ArgumentParser
import ControlInterface
import KeepInTouch

/// An interaction as it is typed: with whom, how, when, and what to remember.
struct InteractionOptions: ParsableArguments {
    @OptionGroup var name: ContactName

    @Option(help: ArgumentHelp("By what means.", valueName: "means"))
    var via: Via?

    @Option(
        help: ArgumentHelp("When it happened, if not now: yesterday, \"monday 18:00\", \"2 weeks ago\".", valueName: "time"),
        transform: { try LocalClock().past($0) })
    var when: String?

    @Option(help: ArgumentHelp("What is worth remembering.", valueName: "text"))
    var note: String?

    /// As it goes over the wire.
    var parameters: Control.InteractionParameters { .init(contact: name.text, via: via, when: when, note: note) }
}

extension Via: ExpressibleByArgument {}
