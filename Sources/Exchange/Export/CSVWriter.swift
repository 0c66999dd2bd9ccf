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
        // Not Google's, these two: they identify the contact if the table is imported again, and keep the day you met.
        ("UID", { $0.uid }),
        ("Met", { $0.met ?? "" }),
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
        let bytes = text.utf8
        guard bytes.contains(where: { "\",\r\n".utf8.contains($0) }) || bytes.first == 32 || bytes.last == 32 else { return text }
        // A reader sees bytes: to Swift a quotation mark and an accent that follows it are one character.
        let doubled = text.utf8.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }
}
