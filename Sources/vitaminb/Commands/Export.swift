import ArgumentParser
import ControlInterface
import Exchange
import Glibc
import KeepInTouch
import Language
import Phrases
import Varlink

/// `vitaminb export`.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: gettext("Print the contacts' cards, for other programs."),
        discussion: gettext(
            """
            vCard is every card as it is in its file, with the groups that other cards put it into. CSV has the headings of Google \
            Contacts, and JSON the most used properties.
            """))

    /// The output format.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case vcard, csv, json
    }

    @Argument(
        help: .gettext("Any part of a name.", valueName: gettext("name", context: "value")), completion: .custom(NameCompletion.candidates))
    var match: [String] = []

    @Option(help: .gettext("As what.", valueName: gettext("format", context: "value")))
    var format = Format.vcard

    func run() throws {
        let match = match.isEmpty ? nil : match.joined(separator: " ")
        let places = try Vitaminbd.connect().all(Control.ListCards.self, .init(match: match))
        let cards = try places.compactMap { place -> ExportedCard? in
            guard let file = place.file, let line = place.line else { return nil }
            return ExportedCard(try InputFile.bytes(of: file), line: line, groups: place.groups ?? [])
        }
        if cards.isEmpty {
            try StandardOutput.say(match.map { gettext("No contact matches \"\($0)\".") } ?? gettext("No contacts yet."))
        }
        let text = try text(cards)
        // To a file or a pipe, write every byte as it is.
        try StandardOutput.write(isatty(STDOUT_FILENO) == 1 ? text.printableLines : text)
    }

    private func text(_ cards: [ExportedCard]) throws -> String {
        switch format {
        case .csv: CSVWriter.table(cards)
        case .json: JSONText.string(of: cards, isPretty: isatty(STDOUT_FILENO) == 1)
        // End a truncated card with a line break, so that the next one begins on its own line.
        case .vcard: cards.map { $0.text.utf8.last == 10 || $0.text.utf8.last == 13 ? $0.text : $0.text + "\r\n" }.joined()
        }
    }
}

extension ExportedCard: JSONWritable {
    /// The data that most programs want, instead of the card itself.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("uid", uid)
            json.member("name", name)
            json.member("prefix", prefix.nonEmpty)
            json.member("given", given)
            json.member("middle", middle.nonEmpty)
            json.member("family", family)
            json.member("suffix", suffix.nonEmpty)
            json.member("nickname", nickname)
            json.member("organization", organization)
            json.member("title", title)
            json.member("emails", emails)
            json.member("telephones", telephones)
            json.member("groups", groups)
            json.member("birthday", birthday)
            if !events.isEmpty { json.member("events", events.map(Event.init)) }
            json.member("met", met)
            json.member("note", note)
        }
    }
}

/// A yearly date, or the date of death.
private struct Event: JSONWritable {
    let label: String
    let date: String

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("label", label)
            json.member("date", date)
        }
    }
}

extension String? {
    /// Nil where it is empty.
    fileprivate var nonEmpty: String? { self?.isEmpty ?? true ? nil : self }
}
