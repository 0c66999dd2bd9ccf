import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb edit`.
struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: gettext("Change a contact's card."),
        discussion: gettext(
            """
            An e-mail address or a telephone number is added; everything else is replaced, and removed where the new text is empty. \
            Nothing else in the card changes. Without options the whole card is opened in $VISUAL or $EDITOR.
            """))

    @OptionGroup var contact: ContactName

    @Option(help: .gettext("The full name.", valueName: gettext("name", context: "value")))
    var name: String?

    @Option(
        name: .customLong("email"),
        help: .gettext("Another e-mail address; may be said several times.", valueName: gettext("address", context: "value")))
    var emails: [String] = []

    @Option(
        name: .customLong("telephone"),
        help: .gettext("Another telephone number; may be said several times.", valueName: gettext("number", context: "value")))
    var telephones: [String] = []

    @Option(
        parsing: .unconditional,
        help: .gettext(
            "The birthday: \"10 December 1815\", or \"10 December\" where the year isn't known.",
            valueName: gettext("day", context: "value")),
        transform: { $0.isEmpty ? .nothing : .day(try Add.day($0)) })
    var birthday: Day<AnnualDay>?

    @Option(help: .gettext("The nickname.", valueName: gettext("name", context: "value")))
    var nickname: String?

    @Option(help: .gettext("The organization.", valueName: gettext("name", context: "value")))
    var organization: String?

    @Option(help: .gettext("The card's note.", valueName: gettext("text", context: "value")))
    var note: String?

    @Option(
        help: .gettext("The day you met: \"last friday\", 2026-11-20.", valueName: gettext("day", context: "value")),
        transform: typed { $0.isEmpty ? .nothing : .day(try LocalClock().pastDay($0)) })
    var met: Day<CivilDate>?

    @OptionGroup var output: OutputOptions

    /// What was typed for a day that the card may have or not.
    enum Day<Value: Sendable>: Sendable {
        case day(Value)
        case nothing

        var value: Value? { if case .day(let value) = self { value } else { nil } }
        /// Nil, where the wire wants nothing to be said.
        var isNothing: Bool? { value == nil ? true : nil }
    }

    func validate() throws {
        if name?.allSatisfy(\.isWhitespace) == true { throw ValidationError(gettext("A contact has a name.")) }
        if (emails + telephones).contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw ValidationError(gettext("To take an address or a number away, edit the whole card: vitaminb edit NAME"))
        }
    }

    func run() throws {
        let edited = hasChange ? try Vitaminbd.connect().call(Control.EditContact.self, change) : try CardEditor().edit(contact.text)
        let what = edited.changed ? gettext("changed in \(edited.file)") : gettext("nothing to change")
        try output.print(edited) { $0.edited(edited, what, clock: LocalClock()) }
    }

    private var hasChange: Bool {
        !emails.isEmpty || !telephones.isEmpty || birthday != nil || met != nil
            || [name, nickname, organization, note].contains { $0 != nil }
    }

    private var change: Control.EditContact.Parameters {
        var change = Control.EditContact.Parameters(contact: contact.text)
        change.name = name
        change.emails = emails.isEmpty ? nil : emails
        change.telephones = telephones.isEmpty ? nil : telephones
        (change.birthday, change.withoutBirthday) = (birthday?.value, birthday?.isNothing)
        change.nickname = nickname
        change.organization = organization
        change.note = note
        (change.met, change.withoutMet) = (met?.value, met?.isNothing)
        return change
    }
}
