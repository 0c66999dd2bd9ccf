import Exchange
import VCard

/// A file to import: what comes out are cards that can be imported, and what is exported of them can be read again.
@Sendable func fuzzTable(_ bytes: [UInt8]) {
    // A database is SQLite's to read.
    guard !bytes.starts(with: "SQLite".utf8), let file = try? ContactFile(bytes, name: "input") else { return }
    let list = ImportList([file])
    hold(list.cards.count + list.skips.count == file.cards.count + file.skips.count, "a card got lost")
    hold(list.portions.joined().map(\.uid) == list.cards.map(\.uid), "the portions are not all")
    var exported: [ExportedCard] = []
    for card in list.cards {
        let text = Array(card.text.utf8)
        let cards = VCardFile(text, name: "card").cards
        hold(cards.count == 1 && cards[0].isComplete && cards[0].uid == card.uid, "not a card with the UID \(card.uid)")
        guard let out = ExportedCard(text, line: 1) else { fatalError("the card can't be exported") }
        exported.append(out)
    }
    guard let table = try? ContactFile(Array(CSVWriter.table(exported).utf8), name: "table") else { fatalError("the table can't be read") }
    hold(table.kind == .google && table.cards.count + table.skips.count == exported.count, "the table has other rows")
    let uids = Set(exported.map(\.uid))
    hold(table.cards.allSatisfy { uids.contains($0.uid) }, "the table has other UIDs")
}
