import ArgumentParser
import ControlInterface
import Varlink

/// `vitaminb list`.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the contacts.")

    @Argument(help: "Any part of a name.", completion: .custom(NameCompletion.candidates))
    var match: [String] = []

    @OptionGroup var output: OutputOptions

    func run() throws {
        let match = match.isEmpty ? nil : match.joined(separator: " ")
        let contacts = try Vitaminbd.connect().all(Control.ListContacts.self, .init(match: match)).compactMap(\.contact)
        if contacts.isEmpty && !output.json {
            // Not on standard output, where a script would take it for a contact.
            var page = Page(style: Style(descriptor: StandardOutput.errors))
            page.line(match.map { "No contact matches \"\($0)\"." } ?? "No contacts yet. Add one: vitaminb add \"Ada Lovelace\" --every 6w")
            try StandardOutput.write(page.text, to: StandardOutput.errors)
        }
        try output.print(contacts) { $0.contacts(contacts, clock: LocalClock()) }
    }
}
