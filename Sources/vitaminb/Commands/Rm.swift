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
        discussion: gettext("The card goes to the trash, and the journal keeps the history: with the card back, all is as it was."))

    @OptionGroup var name: ContactName

    @Flag(help: .gettext("Don't ask."))
    var yes = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let vitaminbd = try Vitaminbd.connect()
        let found = try vitaminbd.call(Control.GetContact.self, .init(contact: name.text))
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
