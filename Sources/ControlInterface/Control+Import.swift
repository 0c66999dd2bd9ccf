import Varlink

extension Control {
    /// Writes cards of other programs into the address book.
    package enum ImportCards: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.ImportCards"
        /// Which cards, and how.
        package struct Parameters: Codable, Sendable {
            /// Each the text of one vCard.
            package var cards: [String]
            /// The groups that new contacts are put into.
            package var groups: [String]?
            /// Whether only to say what would happen.
            package var dryRun: Bool
            /// Cards to import.
            package init(cards: [String], groups: [String]? = nil, dryRun: Bool = false) {
                self.cards = cards
                self.groups = groups
                self.dryRun = dryRun
            }
        }
        /// What became of them, or would.
        package struct Reply: Codable, Sendable, Equatable {
            /// One for each card, in the same order.
            package var results: [WireImportResult]
            /// What became of the cards.
            package init(results: [WireImportResult]) { self.results = results }
        }
    }
}

/// What became of one card: the interface's type `ImportResult`.
package struct WireImportResult: Codable, Sendable, Equatable {
    /// What becomes of a card; the interface description says what each means.
    package enum Outcome: String, Codable, Sendable {
        case new, matched, skipped
    }

    /// What became of it.
    package var outcome: Outcome
    /// The contact's UID.
    package var contact: String?
    /// The contact's name.
    package var name: String?
    /// By what it matches, or why it was skipped.
    package var reason: String?

    /// What became of a card.
    package init(_ outcome: Outcome, contact: String? = nil, name: String? = nil, reason: String? = nil) {
        self.outcome = outcome
        self.contact = contact
        self.name = name
        self.reason = reason
    }
}
