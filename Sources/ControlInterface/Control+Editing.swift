import KeepInTouch
import Varlink

/// The methods that change cards, and the groups that are in them.
extension Control {
    /// Every group.
    package enum ListGroups: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.ListGroups"
        /// No parameters.
        package typealias Parameters = Empty
        /// One group a reply.
        package struct Reply: Codable, Sendable {
            /// Nil where there is none at all.
            package var group: WireGroup?
            /// One element of the list.
            package init(group: WireGroup?) { self.group = group }
        }
    }

    /// A contact and a group.
    package struct Membership: Codable, Sendable {
        /// A UID, a reminder's id, or any part of a name.
        package var contact: String
        /// The group's name.
        package var group: String
        /// Names both.
        package init(contact: String, group: String) {
            self.contact = contact
            self.group = group
        }
    }

    /// What became of a card.
    package struct Edited: Codable, Sendable {
        /// The contact after it.
        package var contact: WireContact
        /// The card's file.
        package var file: String
        /// False where the card said so already.
        package var changed: Bool
        /// An answer to a change.
        package init(contact: WireContact, file: String, changed: Bool) {
            self.contact = contact
            self.file = file
            self.changed = changed
        }
    }

    /// Puts a contact into a group.
    package enum AddToGroup: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.AddToGroup"
        /// Whom, and into which.
        package typealias Parameters = Membership
        /// What follows.
        package typealias Reply = Edited
    }

    /// Takes a contact out of a group.
    package enum RemoveFromGroup: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.RemoveFromGroup"
        /// Whom, and out of which.
        package typealias Parameters = Membership
        /// What follows.
        package typealias Reply = Edited
    }

    /// Changes what a card says.
    package enum EditContact: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.EditContact"
        /// Whose card, and what is to be different in it; nil stays.
        package struct Parameters: Codable, Sendable {
            /// Whose.
            package var contact: String
            /// FN and N.
            package var name: String?
            /// EMAIL, to be added.
            package var emails: [String]?
            /// TEL, to be added.
            package var telephones: [String]?
            /// BDAY: `1815-12-10` or `--12-10`.
            package var birthday: String?
            /// NICKNAME; empty: none.
            package var nickname: String?
            /// ORG; empty: none.
            package var organization: String?
            /// NOTE; empty: none.
            package var note: String?
            /// X-VITAMINB-MET: an ISO 8601 date.
            package var met: String?
            /// Changes nothing yet.
            package init(contact: String) { self.contact = contact }
        }
        /// What follows.
        package typealias Reply = Edited
    }

    /// A card as text.
    package enum GetCard: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.GetCard"
        /// Whose.
        package typealias Parameters = Named
        /// The card, as it stands in its file.
        package struct Reply: Codable, Sendable {
            /// Whose it is.
            package var contact: WireContact
            /// Where it is.
            package var file: String
            /// From BEGIN:VCARD to END:VCARD.
            package var card: String
            /// A card.
            package init(contact: WireContact, file: String, card: String) {
                self.contact = contact
                self.file = file
                self.card = card
            }
        }
    }

    /// Puts an edited text into a card's place.
    package enum ReplaceCard: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.ReplaceCard"
        /// Whose card, what it is to be, and what it was.
        package struct Parameters: Codable, Sendable {
            /// Whose.
            package var contact: String
            /// The new text.
            package var card: String
            /// The text that ``GetCard`` gave.
            package var was: String
            /// An edited card.
            package init(contact: String, card: String, was: String) {
                self.contact = contact
                self.card = card
                self.was = was
            }
        }
        /// What follows.
        package typealias Reply = Edited
    }

    /// Moves a card to the trash.
    package enum RemoveContact: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.RemoveContact"
        /// Whose.
        package typealias Parameters = Named
        /// Who it was, where the card was, and where it is.
        package struct Reply: Codable, Sendable {
            /// Who it was.
            package var contact: WireContact
            /// Where the card was.
            package var file: String
            /// Where it is now.
            package var trash: String
            /// A contact that was removed.
            package init(contact: WireContact, file: String, trash: String) {
                self.contact = contact
                self.file = file
                self.trash = trash
            }
        }
    }
}

extension Control {
    /// Contacts that may be one person.
    package enum ListDuplicates: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.ListDuplicates"
        /// No parameters.
        package typealias Parameters = Empty
        /// One set of contacts a reply.
        package struct Reply: Codable, Sendable {
            /// Nil where there is none at all.
            package var duplicate: WireDuplicate?
            /// One element of the list.
            package init(duplicate: WireDuplicate?) { self.duplicate = duplicate }
        }
    }
}

/// Contacts that may be one person, on the wire: the interface's type `Duplicate`.
package struct WireDuplicate: Codable, Sendable, Equatable {
    /// By what they are alike.
    package var by: Duplicate.Reason
    /// What is the same.
    package var value: String
    /// Who they are.
    package var contacts: [WireContact]

    /// How many contacts are named, so that they always go into one message.
    private static let contactBound = 100

    /// The contacts as the book knows them.
    package init(_ duplicate: Duplicate, in book: Book) {
        by = duplicate.reason
        value = duplicate.value
        contacts = duplicate.contacts.prefix(Self.contactBound).compactMap(book.contact).map { WireContact($0, in: book) }
    }
}

/// A group on the wire: the interface's type `Group`.
package struct WireGroup: Codable, Sendable, Equatable {
    /// Its folded name.
    package var name: String
    /// A cadence.
    package var every: String?
    /// A cadence.
    package var atMost: String?
    /// How many are in it.
    package var contacts: Int
    /// For how many something is due.
    package var due: Int
    /// Whether the group as such is paused.
    package var paused: Bool
    /// A day.
    package var pausedUntil: String?

    /// The group as the book sees it.
    package init(_ group: Group) {
        name = group.name
        every = group.every?.description
        atMost = group.atMost?.description
        contacts = group.contactCount
        due = group.dueCount
        paused = group.pause != nil
        pausedUntil = group.pause?.until?.description
    }
}
