import Varlink

extension Control {
    /// Merges a contact into another.
    package enum MergeContacts: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.MergeContacts"
        /// Who stays, and who goes into it.
        package struct Parameters: Codable, Sendable {
            /// Who stays.
            package var contact: String
            /// Whose card goes to the trash.
            package var other: String
            /// Whether only to say what would happen.
            package var dryRun: Bool
            /// Names both.
            package init(contact: String, other: String, dryRun: Bool = false) {
                self.contact = contact
                self.other = other
                self.dryRun = dryRun
            }
        }
        /// What became of both, or would.
        package struct Reply: Codable, Sendable, Equatable {
            /// Who stays, after it.
            package var contact: WireContact
            /// Who the other was.
            package var other: WireContact
            /// The card that stays.
            package var file: String
            /// Where the other card was.
            package var otherFile: String
            /// Where the other card is; nil where nothing was moved.
            package var trash: String?
            /// Both cards, value by value.
            package var fields: [WireMergedField]
            /// Two merged contacts.
            package init(
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
package struct WireMergedField: Codable, Sendable, Equatable {
    /// What becomes of a value; the interface description says what each means.
    package enum Outcome: String, Codable, Sendable {
        case stays, same, added, left
    }

    /// The property's name in capital letters.
    package var property: String
    /// The value in the card that stays.
    package var contact: String?
    /// The value in the other card.
    package var other: String?
    /// What becomes of it.
    package var outcome: Outcome

    /// One value of both cards.
    package init(_ property: String, contact: String?, other: String?, _ outcome: Outcome) {
        self.property = property
        self.contact = contact
        self.other = other
        self.outcome = outcome
    }
}
