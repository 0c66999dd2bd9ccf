import Varlink

extension Control {
    /// Writes cards of other programs into the address book.
    public enum ImportCards: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.ImportCards"
        /// Which cards, and how.
        public struct Parameters: Codable, Sendable {
            /// Each the text of one vCard.
            public var cards: [String]
            /// The groups that new contacts are put into.
            public var groups: [String]?
            /// Whether only to say what would happen.
            public var dryRun: Bool
            /// Cards to import.
            public init(cards: [String], groups: [String]? = nil, dryRun: Bool = false) {
                self.cards = cards
                self.groups = groups
                self.dryRun = dryRun
            }
        }
        /// What became of them, or would.
        public struct Reply: Codable, Sendable, Equatable {
            /// One for each card, in the same order.
            public var results: [WireImportResult]
            /// What became of the cards.
            public init(results: [WireImportResult]) { self.results = results }
        }
    }
}

/// What became of one card: the interface's type `ImportResult`.
public struct WireImportResult: Codable, Sendable, Equatable {
    /// What becomes of a card; the interface description says what each means.
    public enum Outcome: String, Codable, Sendable {
        case new, matched, skipped
    }

    /// What became of it.
    public var outcome: Outcome
    /// The contact's UID.
    public var contact: String?
    /// The contact's name.
    public var name: String?
    /// By what it matches, or why it was skipped.
    public var reason: String?

    /// What became of a card.
    public init(_ outcome: Outcome, contact: String? = nil, name: String? = nil, reason: String? = nil) {
        self.outcome = outcome
        self.contact = contact
        self.name = name
        self.reason = reason
    }
}
