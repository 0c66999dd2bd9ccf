/// Writes contacts as a table (RFC 4180) that Google Contacts and `vitaminb import` can read.
package enum CSVWriter {
    /// The table, with its headings.
    package static func table(_ cards: [ExportedCard]) -> String {
        let columns = columns + (0..<(cards.map(\.events.count).max() ?? 0)).flatMap(event)
        var text = row(columns.map(\.heading))
        for card in cards { text += row(columns.map { $0.cell(card) }) }
        return text
    }

    private typealias Column = (heading: String, cell: @Sendable (ExportedCard) -> String)

    /// As many as somebody has.
    private static func event(_ index: Int) -> [Column] {
        [
            ("Event \(index + 1) - Label", { $0.events.count > index ? $0.events[index].label : "" }),
            ("Event \(index + 1) - Value", { $0.events.count > index ? $0.events[index].date : "" }),
        ]
    }

    /// Several values share a cell, as in Google's tables.
    private static let columns: [Column] = [
        ("Name Prefix", { $0.prefix ?? "" }),
        ("First Name", { isNamed($0) ? $0.given ?? "" : $0.name }),
        ("Middle Name", { $0.middle ?? "" }),
        ("Last Name", { isNamed($0) ? $0.family ?? "" : "" }),
        ("Name Suffix", { $0.suffix ?? "" }),
        ("Nickname", { $0.nickname ?? "" }),
        // The name to show, where it isn't made of these.
        ("File As", { isNamed($0) && $0.name != made($0) ? $0.name : "" }),
        ("Organization Name", { $0.organization ?? "" }),
        ("Organization Title", { $0.title ?? "" }),
        ("Birthday", { $0.birthday ?? "" }),
        ("Notes", { $0.note ?? "" }),
        ("Labels", { $0.groups.joined(separator: " ::: ") }),
        ("E-mail 1 - Value", { $0.emails.joined(separator: " ::: ") }),
        ("Phone 1 - Value", { $0.telephones.joined(separator: " ::: ") }),
        // Not Google's. It identifies the contact if the table is imported again.
        ("UID", { $0.uid }),
    ]

    private static func isNamed(_ card: ExportedCard) -> Bool { !(card.given ?? "").isEmpty || !(card.family ?? "").isEmpty }

    private static func made(_ card: ExportedCard) -> String {
        [card.prefix, card.given, card.middle, card.family, card.suffix].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func row(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    private static func cell(_ text: String) -> String {
        let text = SpreadsheetText.guarded(text)
        guard text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) || text.first == " " || text.last == " " else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
