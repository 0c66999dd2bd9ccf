import KeepInTouch
import Varlink

/// The methods that change cards, and the groups that are in them.
extension Control {
    /// Every group.
    public enum ListGroups: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.ListGroups"
        /// No parameters.
        public typealias Parameters = Empty
        /// One group a reply.
        public struct Reply: Codable, Sendable {
            /// Nil where there is none at all.
            public var group: WireGroup?
            /// One element of the list.
            public init(group: WireGroup?) { self.group = group }
        }
    }

    /// A contact and a group.
    public struct Membership: Codable, Sendable {
        /// A UID, a reminder's id, or any part of a name.
        public var contact: String
        /// The group's name.
        public var group: String
        /// Names both.
        public init(contact: String, group: String) {
            self.contact = contact
            self.group = group
        }
    }

    /// What became of a card.
    public struct Edited: Codable, Sendable {
        /// The contact after it.
        public var contact: WireContact
        /// The card's file.
        public var file: String
        /// False where the card said so already.
        public var changed: Bool
        /// An answer to a change.
        public init(contact: WireContact, file: String, changed: Bool) {
            self.contact = contact
            self.file = file
            self.changed = changed
        }
    }

    /// Puts a contact into a group.
    public enum AddToGroup: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.AddToGroup"
        /// Whom, and into which.
        public typealias Parameters = Membership
        /// What follows.
        public typealias Reply = Edited
    }

    /// Takes a contact out of a group.
    public enum RemoveFromGroup: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.RemoveFromGroup"
        /// Whom, and out of which.
        public typealias Parameters = Membership
        /// What follows.
        public typealias Reply = Edited
    }

    /// Changes what a card says.
    public enum EditContact: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.EditContact"
        /// Whose card, and what is to be different in it; nil stays.
        public struct Parameters: Codable, Sendable {
            /// Whose.
            public var contact: String
            /// FN and N.
            public var name: String?
            /// EMAIL, to be added.
            public var emails: [String]?
            /// TEL, to be added.
            public var telephones: [String]?
            /// BDAY: `1815-12-10` or `--12-10`.
            public var birthday: String?
            /// NICKNAME; empty: none.
            public var nickname: String?
            /// ORG; empty: none.
            public var organization: String?
            /// NOTE; empty: none.
            public var note: String?
            /// X-VITAMINB-MET: an ISO 8601 date.
            public var met: String?
            /// Changes nothing yet.
            public init(contact: String) { self.contact = contact }
        }
        /// What follows.
        public typealias Reply = Edited
    }

    /// A card as text.
    public enum GetCard: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.GetCard"
        /// Whose.
        public typealias Parameters = Named
        /// The card, as it stands in its file.
        public struct Reply: Codable, Sendable {
            /// Whose it is.
            public var contact: WireContact
            /// Where it is.
            public var file: String
            /// From BEGIN:VCARD to END:VCARD.
            public var card: String
            /// A card.
            public init(contact: WireContact, file: String, card: String) {
                self.contact = contact
                self.file = file
                self.card = card
            }
        }
    }

    /// Puts an edited text into a card's place.
    public enum ReplaceCard: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.ReplaceCard"
        /// Whose card, what it is to be, and what it was.
        public struct Parameters: Codable, Sendable {
            /// Whose.
            public var contact: String
            /// The new text.
            public var card: String
            /// The text that ``GetCard`` gave.
            public var was: String
            /// An edited card.
            public init(contact: String, card: String, was: String) {
                self.contact = contact
                self.card = card
                self.was = was
            }
        }
        /// What follows.
        public typealias Reply = Edited
    }

    /// Moves a card to the trash.
    public enum RemoveContact: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.RemoveContact"
        /// Whose.
        public typealias Parameters = Named
        /// Who it was, where the card was, and where it is.
        public struct Reply: Codable, Sendable {
            /// Who it was.
            public var contact: WireContact
            /// Where the card was.
            public var file: String
            /// Where it is now.
            public var trash: String
            /// A contact that was removed.
            public init(contact: WireContact, file: String, trash: String) {
                self.contact = contact
                self.file = file
                self.trash = trash
            }
        }
    }
}

extension Control {
    /// Contacts that may be one person.
    public enum ListDuplicates: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.ListDuplicates"
        /// No parameters.
        public typealias Parameters = Empty
        /// One set of contacts a reply.
        public struct Reply: Codable, Sendable {
            /// Nil where there is none at all.
            public var duplicate: WireDuplicate?
            /// One element of the list.
            public init(duplicate: WireDuplicate?) { self.duplicate = duplicate }
        }
    }
}

/// Contacts that may be one person, on the wire: the interface's type `Duplicate`.
public struct WireDuplicate: Codable, Sendable, Equatable {
    /// By what they are alike.
    public var by: Duplicate.Reason
    /// What is the same.
    public var value: String
    /// Who they are.
    public var contacts: [WireContact]

    /// How many contacts are named, so that they always go into one message.
    private static let contactBound = 100

    /// The contacts as the book knows them.
    public init(_ duplicate: Duplicate, in book: Book) {
        by = duplicate.reason
        value = duplicate.value
        contacts = duplicate.contacts.prefix(Self.contactBound).compactMap(book.contact).map { WireContact($0, in: book) }
    }
}

/// A group on the wire: the interface's type `Group`.
public struct WireGroup: Codable, Sendable, Equatable {
    /// Its folded name.
    public var name: String
    /// A cadence.
    public var every: String?
    /// A cadence.
    public var atMost: String?
    /// How many are in it.
    public var contacts: Int
    /// For how many something is due.
    public var due: Int
    /// Whether the group as such is paused.
    public var paused: Bool
    /// A day.
    public var pausedUntil: String?

    /// The group as the book sees it.
    public init(_ group: Group) {
        name = group.name
        every = group.every?.description
        atMost = group.atMost?.description
        contacts = group.contactCount
        due = group.dueCount
        paused = group.pause != nil
        pausedUntil = group.pause?.until?.description
    }
}
