import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb add`.
struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: gettext("Add a contact to the first address book."))

    @Argument(help: .gettext("The full name.", valueName: gettext("name", context: "value")))
    var name: [String]

    @Option(
        name: .customLong("group"),
        help: .gettext("A group the contact is in; may be said several times.", valueName: gettext("group", context: "value")))
    var groups: [String] = []

    @Option(help: .gettext("The e-mail address.", valueName: gettext("address", context: "value")))
    var email: String?

    @Option(help: .gettext("The telephone number.", valueName: gettext("number", context: "value")))
    var telephone: String?

    @Option(
        parsing: .unconditional,
        help: .gettext(
            "The birthday: \"10 December 1815\", or \"10 December\" where the year isn't known.",
            valueName: gettext("day", context: "value")),
        transform: Self.day)
    var birthday: AnnualDay?

    @Option(
        help: .gettext("How often to be in touch: 6w, 3m, 1y.", valueName: gettext("cadence", context: "value")),
        transform: typed { try Cadence(parsing: $0) })
    var every: Cadence?

    @Option(
        help: .gettext("The day you met: today, \"last friday\", 2026-11-20.", valueName: gettext("day", context: "value")),
        transform: typed { try LocalClock().pastDay($0) })
    var met: CivilDate?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let reply = try Vitaminbd.connect().call(
            Control.AddContact.self,
            .init(
                name: name.joined(separator: " "), groups: groups.isEmpty ? nil : groups, email: email, telephone: telephone,
                birthday: birthday, every: every, met: met))
        try output.print(reply) { $0.added(reply.contact, file: reply.file, clock: LocalClock()) }
    }

    static func day(_ text: String) throws -> AnnualDay {
        if let day = AnnualDay(typed: text) { return day }
        throw ValidationError(gettext("a birthday is a day, with its year (10 December 1815) or without (10 December)"))
    }
}
