import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb show`.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: gettext("Show what to know before getting in touch."),
        discussion: gettext("How to reach them, what is open, and what you last spoke about. With --all, everything, and every entry."))

    @OptionGroup var name: ContactName

    @Flag(help: .gettext("Everything, with the whole history."))
    var all = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let vitaminbd = try Vitaminbd.connect()
        let reply = try vitaminbd.call(Control.GetContact.self, .init(contact: name.text))
        // By UID from here on: a part of a name may become ambiguous meanwhile.
        let entries = try vitaminbd.all(Control.ListEntries.self, .init(contact: reply.contact.uid.rawValue)).compactMap(\.entry)
        let shown = ContactPage(reply, entries: entries)
        try output.print(shown) { page in
            if all { page.wholeContact(shown, clock: LocalClock()) } else { page.contact(shown, clock: LocalClock()) }
        }
    }
}

extension Show {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag, "--all"]), let name = ContactName.of(plain) else {
            return nil
        }
        var command = Self()
        (command.name, command.all, command.output) = (name, plain.has("--all"), OutputOptions.of(plain))
        return command
    }
}
