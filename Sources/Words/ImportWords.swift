import Phrases

/// Why a card or a row isn't imported. The files' reader and the daemon say it in English, as JSON has it.
package enum ImportReason {
    /// The reason in words that can be translated.
    package static func phrase(_ reason: String) -> Phrase { known.phrase(for: reason[...]) ?? Phrase("\(reason)") }

    private static let known = KnownSentences([
        { _ in Phrase("the same UID") },
        { Phrase("the same UID as \($0[0])") },
        { Phrase("the same e-mail address, \($0[0])") },
        { Phrase("the same e-mail address as \($0[0])") },
        { Phrase("the same telephone number, \($0[0])") },
        { Phrase("the same telephone number as \($0[0])") },
        { Phrase("the character set \($0[0]) is not known") },
        { _ in Phrase("no name and no address: a deleted member") },
        { _ in Phrase("neither a name nor an address") },
        { _ in Phrase("the row is empty") },
        { _ in Phrase("the row has more cells than there are headings") },
        { _ in Phrase("there is no vCard in the row") },
        { _ in Phrase("a group; its members are in it") },
        { _ in Phrase("a company, not a person") },
        { _ in Phrase("a mailing list, not a person") },
        { Phrase("not a person (KIND is \($0[0]))") },
        { _ in Phrase("a NUL character is in the card") },
        { Phrase("the card is bigger than \($0[0])") },
        { Phrase("expected \($0[0])") },
    ])
}
