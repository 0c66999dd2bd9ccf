import ArgumentParser
import ControlInterface
import Exchange
import Glibc
import Varlink

/// `vitaminb export`.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the contacts' cards, for other programs.",
        discussion: "vCard is every card as it is in its file. CSV has the headings of Google Contacts, and JSON the most used properties.")

    /// What the cards are written as.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case vcard, csv, json
    }

    @Argument(help: "Any part of a name.", completion: .custom(NameCompletion.candidates))
    var match: [String] = []

    @Option(help: ArgumentHelp("As what.", valueName: "format"))
    var format = Format.vcard

    func run() throws {
        let match = match.isEmpty ? nil : match.joined(separator: " ")
        let places = try Vitaminbd.connect().all(Control.ListCards.self, .init(match: match))
        let cards = try places.compactMap { place -> ExportedCard? in
            guard let uid = place.contact, let file = place.file else { return nil }
            return ExportedCard(try InputFile.bytes(of: file), uid: uid)
        }
        if cards.isEmpty {
            var page = Page(style: Style(descriptor: StandardOutput.errors))
            page.line(match.map { "No contact matches \"\($0)\"." } ?? "No contacts yet.")
            try StandardOutput.write(page.text, to: StandardOutput.errors)
        }
        try StandardOutput.write(try text(cards))
    }

    private func text(_ cards: [ExportedCard]) throws -> String {
        switch format {
        case .csv: CSVWriter.table(cards)
        case .json: try JSONText.of(cards, isPretty: isatty(STDOUT_FILENO) == 1)
        // A card that was cut off without a line end must not run into the next.
        case .vcard: cards.map { $0.text.utf8.last == 10 || $0.text.utf8.last == 13 ? $0.text : $0.text + "\r\n" }.joined()
        }
    }
}
