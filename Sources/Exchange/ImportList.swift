import VCard

/// The cards of several files without duplicates, in portions that fit into a call.
package struct ImportList: Sendable {
    /// All cards to import.
    package private(set) var cards: [ImportedCard] = []
    /// What is left out, in the order of the files.
    package private(set) var skips: [ContactFile.Skip] = []

    /// The limits of a portion: its bytes as JSON, and its cards. Between portions the daemon serves other clients, who wait until one is
    /// on disk.
    static let portionBytes = 500_000
    static let portionCards = 100
    /// The limit of one card, which may be bigger than a portion but has to fit into a call.
    static let cardBytes = 900_000

    /// The cards of these files. Of several cards with the same UID, or with the same e-mail address or telephone number and names that may
    /// be one person's, the first is taken; but all that `isWanted` says.
    package init(_ files: [ContactFile], isWanted: (ImportedCard) -> Bool = { _ in false }) {
        var uids: [String: ImportedCard] = [:]
        var byReach: [String: [ImportedCard]] = [:]
        for file in files {
            skips += file.skips
            for var card in file.cards.map({ Self.size($0) > Self.cardBytes ? $0.withoutPictures : $0 }) {
                // Two people of one name and address, as father and son.
                if !card.hasOwnUID, let first = uids[card.uid], isWanted(card) || card.isBornOtherwise(than: first) {
                    card = card.ofSomebodyElse
                }
                if let first = uids[card.uid] {
                    skip(card, "the same UID as \(first.place)")
                } else if !isWanted(card), let (first, what) = Self.same(card, in: byReach) {
                    skip(card, "the same \(what) as \(first.place)")
                } else if Self.size(card) > Self.cardBytes {
                    skip(card, "the card is bigger than \(Self.cardBytes / 1000) kB")
                } else {
                    cards.append(card)
                    uids[card.uid] = card
                    for (reach, _) in card.reaches { byReach[reach, default: []].append(card) }
                }
            }
        }
    }

    /// A card that may be of the same person, and by what. A family that shares an address is several people.
    private static func same(_ card: ImportedCard, in byReach: [String: [ImportedCard]]) -> (ImportedCard, String)? {
        for (reach, what) in card.reaches {
            // More than that have no address in common who are one person.
            let found = byReach[reach]?.prefix(alikeBound).first {
                PersonName.mayBeOfOne($0.name, card.name) && !$0.isBornOtherwise(than: card)
            }
            if let found { return (found, what) }
        }
        return nil
    }

    private static let alikeBound = 50

    /// The cards in portions of limited size.
    package var portions: [ArraySlice<ImportedCard>] {
        var portions: [ArraySlice<ImportedCard>] = []
        var start = 0
        var bytes = 0
        for (index, card) in cards.enumerated() {
            let size = Self.size(card)
            if index > start, bytes + size > Self.portionBytes || index - start >= Self.portionCards {
                portions.append(cards[start..<index])
                (start, bytes) = (index, 0)
            }
            bytes += size
        }
        if start < cards.count { portions.append(cards[start...]) }
        return portions
    }

    private mutating func skip(_ card: ImportedCard, _ reason: String) {
        skips.append(ContactFile.Skip(file: card.file, line: card.line, name: card.name, reason: reason))
    }

    /// The most bytes that the card takes as a JSON string (RFC 8259, section 7).
    private static func size(_ card: ImportedCard) -> Int {
        card.text.utf8.reduce(3) { sum, byte in
            switch byte {
            case 9, 10, 13, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): sum + 2
            case 0..<32, 127: sum + 6
            default: sum + 1
            }
        }
    }
}

extension ImportedCard {
    /// Where it comes from.
    fileprivate var place: String { "\(name.prefix(64)) (\(file):\(line))" }
}
