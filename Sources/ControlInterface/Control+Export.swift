import Varlink

extension Control {
    /// Where the contacts' cards are.
    public enum ListCards: VarlinkMethod {
        /// The method's name on the wire.
        public static let name = "org.vitaminb.Control.ListCards"
        /// What part of the name to look for; nil: all.
        public typealias Parameters = ListContacts.Parameters
        /// One card a reply.
        public struct Reply: Codable, Sendable {
            /// The contact's UID; nil where there is none at all.
            public var contact: String?
            /// The file that the card is in.
            public var file: String?
            /// One element of the list.
            public init(contact: String?, file: String?) {
                self.contact = contact
                self.file = file
            }
        }
    }
}
