import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// The arguments of `ack`: with whom, how, when, and a note.
struct InteractionOptions: ParsableArguments {
    @OptionGroup var people: People

    @Option(help: .gettext("By what means.", valueName: gettext("means", context: "value")))
    var via: Via?

    @Option(
        help: .gettext(
            "When it happened, if not now: yesterday, \"monday 18:00\", \"2 weeks ago\".", valueName: gettext("time", context: "value")),
        transform: typed { try LocalClock().past($0) })
    var when: When?

    @Option(help: .gettext("What is worth remembering.", valueName: gettext("text", context: "value")))
    var note: String?

    @Option(
        help: .gettext(
            "When to be reminded again this time, instead of a cadence after: 3d, friday.", valueName: gettext("day", context: "value")),
        transform: typed { try LocalClock().futureDay($0) })
    var again: LocalClock.Coming<CivilDate>?

    /// The parameters of the call.
    func parameters(_ vitaminbd: Client) throws -> Control.Acknowledge.Parameters {
        .init(contacts: try people.contacts(vitaminbd), via: via, when: when, note: note, again: again?.time, span: again?.isSpan)
    }
}

extension Via: ExpressibleByArgument {}

extension InteractionOptions {
    static let options = ["--via", "--note"]

    static func of(_ arguments: PlainArguments) -> Self? {
        let via = arguments["--via"].map(Via.init(rawValue:))
        guard let people = People.of(arguments), via != .some(nil) else { return nil }
        var options = Self()
        (options.people, options.via, options.when, options.note, options.again) = (people, via ?? nil, nil, arguments["--note"], nil)
        return options
    }
}
