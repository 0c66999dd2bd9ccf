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
        usage: gettext("vitaminb rm <name> ... [--yes] [--json]\n       vitaminb rm --undo [<name> ...] [--json]"),
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

    @Flag(help: .gettext("Don't ask."))
    var yes = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if words.isEmpty, !undo { throw ValidationError(gettext("Say who, or --undo.")) }
    }

    func run() throws {
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

    private func isWanted(_ found: Control.GetContact.Reply) throws -> Bool {
        guard isatty(STDIN_FILENO) == 1 else { throw ValidationError(gettext("There is no terminal to ask on; say --yes.")) }
        var page = Page(style: Style(descriptor: StandardOutput.errors))
        page.line(gettext("Remove \(found.contact.name) (\(found.file))? [y/N]"))
        try StandardOutput.write(page.text, to: StandardOutput.errors)
        return saysYes()
    }
}
