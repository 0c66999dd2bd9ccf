import ArgumentParser
import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Varlink

/// `vitaminb rm`.
struct Rm: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rm", abstract: gettext("Take a contact out of the address book."),
        usage: gettext(
            """
            vitaminb rm <name> ... [--yes] [--json]
                   vitaminb rm --undo [<name> ...] [--json]
                   vitaminb rm --samples [--json]
            """),
        discussion: gettext(
            """
            The card goes to the trash, and the journal keeps the history: with the card back, all is as it was. --undo puts the card \
            back that was removed last, or the last one with that whole name or UID.
            """))

    @Argument(
        help: .gettext("Any part of the contact's name, or the UID.", valueName: gettext("name", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var words: [String] = []

    @Flag(help: .gettext("Put a removed card back."))
    var undo = false

    @Flag(help: .gettext("The invented contacts that come with vitaminb, all of them."))
    var samples = false

    @Flag(help: .gettext("Don't ask."))
    var yes = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if samples, undo || !words.isEmpty { throw ValidationError(gettext("--samples goes alone.")) }
        if words.isEmpty, !undo, !samples { throw ValidationError(gettext("Say who, or --undo.")) }
    }

    func run() throws {
        if samples { return try removeSamples() }
        let name = words.joined(separator: " ")
        let vitaminbd = try Vitaminbd.connect()
        if undo {
            let reply = try vitaminbd.call(Control.PutBackContact.self, .init(contact: name.isEmpty ? nil : name))
            return try output.print(reply) { $0.putBack(reply) }
        }
        let found = try vitaminbd.call(Control.GetContact.self, .init(contact: name))
        guard try yes || isWanted(found) else { return }
        // By UID, because a part of a name may mean somebody else by now. On a new connection, because answering may take long.
        let removed = try Vitaminbd.connect().call(Control.RemoveContact.self, .init(contact: found.contact.uid.rawValue))
        try output.print(removed) { $0.removed(removed) }
    }

    /// The UIDs of the cards in config/contacts.
    static let sampleUIDs: [ContactID] = [
        "4706a9eb-48aa-409a-90d5-baab1d845b54",
        "4bd2d2aa-687e-4916-b4d3-a694c0465503",
        "923b854f-85b8-4165-b065-1a4b175b4e47",
        "e3d8468d-0327-4480-8275-2c07e1d12f9c",
        "34f38fd2-6a86-421a-b56f-ec35cdbeb268",
        "a168cf39-9c7a-4950-a483-8c35d2e7a893",
        "824f0acf-5db9-4b81-96b8-68cf75ae830f",
        "e31031ef-88b2-42b0-a2e7-1b6d69307d06",
        "4daa44ba-6c0f-45a3-bd69-3b06cc277eb9",
        "6f953a70-dbfa-4399-889c-16b6c1d4538c",
        "3e83c35a-6443-450e-b237-a0fe4c1f4263",
        "6dd0a8d9-d115-4e51-9cc1-a5cc1e897133",
        "aa24c6f4-e423-4903-bc43-2f830e5ce2c1",
    ].map(ContactID.init(rawValue:))

    /// Removes those of the invented contacts that are there.
    static func removeSamples(_ vitaminbd: Client) throws -> [Control.RemoveContact.Reply] {
        let there = Set(try vitaminbd.all(Control.ListContacts.self, .init()).flatMap(\.contacts).map(\.uid))
        return try sampleUIDs.filter(there.contains).map { try vitaminbd.call(Control.RemoveContact.self, .init(contact: $0.rawValue)) }
    }

    private func removeSamples() throws {
        let removed = try Self.removeSamples(Vitaminbd.connect())
        try output.print(removed) { page in
            page.line(
                removed.isEmpty
                    ? gettext("None of the invented contacts is there.")
                    : gettext(
                        removed.count, "\(removed.count) invented contact is in the trash.",
                        "\(removed.count) invented contacts are in the trash."))
        }
    }

    private func isWanted(_ found: Control.GetContact.Reply) throws -> Bool {
        guard isatty(STDIN_FILENO) == 1 else { throw ValidationError(gettext("There is no terminal to ask on; say --yes.")) }
        var page = Page(style: Style(descriptor: StandardOutput.errors))
        page.line(gettext("Remove \(found.contact.name) (\(found.file))? [y/N]"))
        try StandardOutput.write(page.text, to: StandardOutput.errors)
        return saysYes()
    }
}
