import ArgumentParser
import ControlInterface
import KeepInTouch
import Language
import Phrases
import Varlink
import Words

/// `vitaminb balance`.
struct Balance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance", abstract: gettext("Show how give and take stand."),
        discussion: gettext(
            """
            With everybody, the most one-sided first, or with a contact in detail. With --settle, give and take with that contact are \
            even from now on: the favors stay in the history, and are no longer counted.
            """))

    @Argument(
        help: .gettext("Any part of the contact's name, or the UID.", valueName: gettext("name", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var name: [String] = []

    @Option(
        help: .gettext("Say that give and take with this contact are even.", valueName: gettext("name", context: "value")),
        completion: .custom(NameCompletion.candidates))
    var settle: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if settle != nil, !name.isEmpty {
            throw ValidationError(gettext("Put the name behind '--settle', in quotation marks if it has several words."))
        }
    }

    func run() throws {
        let vitaminbd = try Vitaminbd.connect()
        if let settle {
            let said = try vitaminbd.call(Control.Settle.self, .init(contact: settle))
            try output.print(said) { $0.confirmation(said, clock: LocalClock()) }
        } else if name.isEmpty {
            let contacts = try vitaminbd.all(Control.ListContacts.self, .init(withFavors: true)).flatMap(\.contacts).mostOneSidedFirst
            if contacts.isEmpty && !output.json {
                try StandardOutput.say(gettext("No favors yet. Note one: vitaminb got NAME \"a recommendation\""))
            }
            try output.print(contacts) { $0.balance(contacts) }
        } else {
            let contact = try vitaminbd.call(Control.GetContact.self, .init(contact: name.joined(separator: " "))).contact
            let entries = try vitaminbd.all(Control.ListEntries.self, .init(contact: contact.uid.rawValue)).compactMap(\.entry)
            let ledger = Ledger(contact: contact, entries: entries.filter(\.isOfLedger))
            try output.print(ledger) { $0.ledger(ledger, clock: LocalClock()) }
        }
    }
}
