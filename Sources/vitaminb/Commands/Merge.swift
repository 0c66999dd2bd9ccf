import ArgumentParser
import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Varlink

/// `vitaminb merge`.
struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: gettext("Make one contact of two."),
        usage: gettext("vitaminb merge [<contact> <other>] [--dry-run] [--yes] [--json]"),
        discussion: gettext(
            """
            Without names it lists contacts that may be one person, by the same e-mail address, telephone number or name. \
            The first one stays, and gets the second one's history and all that the second one's card has and the first one's \
            lacks. Of what a person has one of (a birthday, an organization), the first one's stays. The second one's card goes \
            to the trash, and "vitaminb undo" makes two of one again. A history whose card is gone is listed, too, and can be given to \
            anybody. Names of several words belong in quotation marks.
            """))

    @Argument(help: .gettext("Who stays: any part of the name, or the UID.", valueName: gettext("contact", context: "value")))
    var contact: String?

    @Argument(help: .gettext("Who goes into it.", valueName: gettext("other", context: "value")))
    var other: String?

    @Flag(help: .gettext("Only show what would happen."))
    var dryRun = false

    @Flag(help: .gettext("Don't ask."))
    var yes = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if contact != nil, other == nil { throw ValidationError(gettext("Say both: who stays, and who goes into it.")) }
    }

    func run() throws {
        guard let contact, let other else { return try listDuplicates() }
        let plan = try Vitaminbd.connect().call(Control.MergeContacts.self, .init(contact: contact, other: other, dryRun: true))
        if dryRun {
            return try output.print(plan) { page in
                page.plan(plan)
                page.line(gettext("Nothing was changed."))
            }
        }
        guard try yes || isWanted(plan) else { return }
        // By UID, because a part of a name may mean somebody else by now. On a new connection, because answering may take long.
        let merged = try Vitaminbd.connect().call(
            Control.MergeContacts.self, .init(contact: plan.contact.uid.rawValue, other: plan.other.uid.rawValue, dryRun: false))
        try output.print(merged) { page in
            if yes, merged.otherFile != nil, merged.joined != true {
                page.fields(merged)
                page.line("")
            }
            page.merged(merged)
        }
    }

    private func listDuplicates() throws {
        let client = try Vitaminbd.connect()
        let found = MergeSuggestions(
            duplicates: try client.all(Control.ListDuplicates.self, Empty()).compactMap(\.duplicate),
            cardless: try client.all(Control.ListCardless.self, Empty()).compactMap(\.cardless))
        if found.duplicates.isEmpty, !output.json { try StandardOutput.say(gettext("No two contacts are alike.")) }
        try output.print(found) { page in
            page.duplicates(found.duplicates)
            page.cardless(found.cardless)
        }
    }

    /// Contacts that may be one person, and histories without a card.
    private struct MergeSuggestions: JSONWritable {
        let duplicates: [WireDuplicate]
        let cardless: [WireCardless]

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("duplicates", duplicates)
                json.member("cardless", cardless)
            }
        }
    }

    private func isWanted(_ plan: Control.MergeContacts.Reply) throws -> Bool {
        guard isatty(STDIN_FILENO) == 1 else { throw ValidationError(gettext("There is no terminal to ask on; say --yes.")) }
        var page = Page(style: Style(descriptor: StandardOutput.errors))
        page.plan(plan)
        page.line(gettext("Merge \(plan.other.name) into \(plan.contact.name)? [y/N]"))
        try StandardOutput.write(page.text, to: StandardOutput.errors)
        return saysYes()
    }
}
