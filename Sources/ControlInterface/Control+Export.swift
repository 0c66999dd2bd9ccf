import Varlink

extension Control {
    /// Where the contacts' cards are.
    package enum ListCards: VarlinkMethod {
        /// The method's name on the wire.
        package static let name = "org.vitaminb.Control.ListCards"
        /// What part of the name to look for; nil: all.
        package typealias Parameters = ListContacts.Parameters
        /// One card a reply.
        package struct Reply: Codable, Sendable {
            /// The contact's UID; nil where there is none at all.
            package var contact: String?
            /// The file that the card is in.
            package var file: String?
            /// One element of the list.
            package init(contact: String?, file: String?) {
                self.contact = contact
                self.file = file
            }
        }
    }
}
