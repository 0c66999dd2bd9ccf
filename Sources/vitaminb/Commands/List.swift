import ArgumentParser
import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb list`.
struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: gettext("List the contacts."),
        discussion: gettext("With several conditions, those who meet all of them."))

    @Argument(
        help: .gettext("Any part of a name.", valueName: gettext("name", context: "value")), completion: .custom(NameCompletion.candidates))
    var match: [String] = []

    @Option(help: .gettext("Only those in this group.", valueName: gettext("group", context: "value")))
    var group: String?

    @Flag(help: .gettext("Only those with whom no contact is noted yet."))
    var never = false

    @Flag(help: .gettext("Only those in no group."))
    var noGroup = false

    @Flag(help: .gettext("Only those you said never to remind you of."))
    var ignored = false

    @Flag(help: .gettext("The cards that are nobody's to keep in touch with, and why."))
    var leftOut = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        if leftOut {
            let cards = try Vitaminbd.connect().all(Control.ListLeftOut.self, .init()).flatMap(\.leftOut)
            return try output.print(cards) { $0.leftOut(cards) }
        }
        let match = match.isEmpty ? nil : match.joined(separator: " ")
        let filter = Control.ListContacts.Parameters(
            match: match, group: group, neverContacted: never ? true : nil, inNoGroup: noGroup ? true : nil,
            ignored: ignored ? true : nil)
        if try output.copies(Control.ListContacts.self, filter) { return }
        var (contacts, rows) = ([WireContact](), ContactRows(LocalClock(), width: Style(descriptor: STDOUT_FILENO).width))
        try Vitaminbd.connect().enumerate(Control.ListContacts.self, filter) { reply in
            if output.json { contacts += reply.contacts } else { rows.add(reply.contacts) }
        }
        if rows.isEmpty && !output.json {
            // On standard error, because a script would take it for a contact.
            try StandardOutput.say(nobody(match))
        }
        try output.print(contacts) { $0.contacts(rows) }
    }

    private func nobody(_ match: String?) -> String {
        if group != nil || never || noGroup || ignored { return gettext("No contact is like that.") }
        return match.map { gettext("No contact matches \"\($0)\".") }
            ?? gettext("No contacts yet. Add one: vitaminb add \"Ada Lovelace\" --every 6w")
    }
}

extension List {
    static func plain(_ arguments: ArraySlice<String>) -> Self? {
        let flags = ["--never", "--no-group", "--ignored", "--left-out", OutputOptions.flag]
        guard let plain = PlainArguments(arguments, flags: flags, options: ["--group"]) else { return nil }
        var command = Self()
        (command.match, command.group) = (plain.words, plain["--group"])
        (command.never, command.noGroup, command.ignored) = (plain.has("--never"), plain.has("--no-group"), plain.has("--ignored"))
        command.leftOut = plain.has("--left-out")
        command.output = OutputOptions.of(plain)
        return command
    }
}
