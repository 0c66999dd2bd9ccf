import Phrases

/// What a card is that is no person's.
package enum LeftOutWords {
    /// What a card of this kind (RFC 6350, section 6.1.4, and `list`) is.
    package static func what(_ kind: String) -> Phrase {
        switch kind {
        case "org": Phrase("a company")
        case "group": Phrase("a group")
        case "list": Phrase("a mailing list")
        case "location": Phrase("a place")
        default: Phrase("no person (\(kind))")
        }
    }
}
