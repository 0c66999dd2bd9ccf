import Varlink

extension Control {
    /// Merges a contact into another.
    public enum MergeContacts: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.MergeContacts"
        /// Who stays, and who goes into it.
        public struct Parameters: Codable, Sendable {
            /// Who stays.
            public var contact: String
            /// Whose card goes to the trash.
            public var other: String
            /// Whether only to say what would happen.
            public var dryRun: Bool
            /// Names both.
            public init(contact: String, other: String, dryRun: Bool = false) {
                self.contact = contact
                self.other = other
                self.dryRun = dryRun
            }
        }
        /// What became of both, or would.
        public struct Reply: Codable, Sendable, Equatable {
            /// Who stays, after it.
            public var contact: WireContact
            /// Who the other was.
            public var other: WireContact
            /// The card that stays.
            public var file: String
            /// Where the other card was.
            public var otherFile: String
            /// Where the other card is; nil where nothing was moved.
            public var trash: String?
            /// Both cards, value by value.
            public var fields: [WireMergedField]
            /// Two merged contacts.
            public init(
                contact: WireContact, other: WireContact, file: String, otherFile: String, trash: String?, fields: [WireMergedField]
            ) {
                self.contact = contact
                self.other = other
                self.file = file
                self.otherFile = otherFile
                self.trash = trash
                self.fields = fields
            }
        }
    }
}

/// One value of merged cards on the wire: the interface's type `MergedField`.
public struct WireMergedField: Codable, Sendable, Equatable {
    /// What becomes of a value; the interface description says what each means.
    public enum Outcome: String, Codable, Sendable {
        case stays, same, added, left
    }

    /// The property's name in capital letters.
    public var property: String
    /// The value in the card that stays.
    public var contact: String?
    /// The value in the other card.
    public var other: String?
    /// What becomes of it.
    public var outcome: Outcome

    /// One value of both cards.
    public init(_ property: String, contact: String?, other: String?, _ outcome: Outcome) {
        self.property = property
        self.contact = contact
        self.other = other
        self.outcome = outcome
    }
}
