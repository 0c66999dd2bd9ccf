import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb track`.
struct Track: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "track", abstract: gettext("Be reminded of a contact."),
        discussion: gettext(
            "Of the two cadences the one that isn't given stays; without either it is as the contact's groups say. Ends an \"ignore\"."))

    @OptionGroup var name: ContactName

    @Option(
        help: .gettext("How often to be in touch: 6w, 3m, 1y.", valueName: gettext("cadence", context: "value")),
        transform: typed { try Cadence(parsing: $0) })
    var every: Cadence?

    @Option(
        help: .gettext("How often to see each other: a call does not count for that.", valueName: gettext("cadence", context: "value")),
        transform: typed { try Cadence(parsing: $0) })
    var inPerson: Cadence?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let said = try Vitaminbd.connect().call(
            Control.Track.self, .init(contacts: name.names, every: every, inPerson: inPerson))
        try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
    }
}
