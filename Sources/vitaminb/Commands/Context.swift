import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb context`.
struct Context: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "context", abstract: gettext("Show what to know before getting in touch."),
        discussion: gettext("On one short page; \"vitaminb show\" has all of it."))

    @OptionGroup var name: ContactName
    @OptionGroup var output: OutputOptions

    func run() throws {
        let vitaminbd = try Vitaminbd.connect()
        let reply = try vitaminbd.call(Control.GetContact.self, .init(contact: name.text))
        // By UID from here on: a part of a name may become ambiguous meanwhile.
        let entries = try vitaminbd.all(Control.ListEntries.self, .init(contact: reply.contact.uid.rawValue)).compactMap(\.entry)
        let known = ContactPage(reply, entries: entries)
        try output.print(known) { $0.context(known, clock: LocalClock()) }
    }
}

extension Context {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        guard let plain = PlainArguments(arguments, flags: [OutputOptions.flag]), let name = ContactName.of(plain) else { return nil }
        var command = Self()
        (command.name, command.output) = (name, OutputOptions.of(plain))
        return command
    }
}
