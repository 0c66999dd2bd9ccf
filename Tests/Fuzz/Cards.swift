@testable import VCard

/// A file of cards: every view answers, what nobody edits is written back, an edit changes its own lines only.
@Sendable func fuzzCards(_ bytes: [UInt8]) {
    let file = VCardFile(bytes, name: "input")
    hold(file.bytes(with: file.cards) == bytes, "the file is not written back")
    let choice = number(of: bytes)
    let text = String(decoding: bytes.suffix(choice % 97), as: UTF8.self)
    for card in file.cards {
        hold(card.bytes == Array(bytes[card.byteRange]), "a card is not written back")
        CardInvariants.readEverything(card)
        edit(card, choice, text)
    }
}

private func edit(_ card: Card, _ choice: Int, _ text: String) {
    let properties = card.properties.filter { !$0.name.isEmpty && !$0.isNamed("BEGIN") && !$0.isNamed("END") }
    if card.hasBegin, !properties.isEmpty {
        let property = properties[choice % properties.count]
        let failure = CardInvariants.failureOfReplacing(property, in: card, with: text)
        hold(failure == nil, failure ?? "")
        var same = card
        same.replace(property, with: .text(property.text))
        hold(same.bytes == card.bytes, "setting what is there changed the card")
    }
    guard card.isComplete, card.first("X-ADDED") == nil else { return }
    var edited = card
    edited.add("X-ADDED", .list([text, "a,b"]), group: "item1", parameters: [Parameter("TYPE", [text])])
    hold(edited.first("x-added") != nil, "nothing was added")
    edited.removeAll("x-added")
    hold(edited.bytes == card.bytes, "adding and removing changed the card")
}
