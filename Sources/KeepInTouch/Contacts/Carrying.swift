/// A contact whose card has another UID now.
package struct Carrying: Hashable, Sendable {
    /// Who, by the first UID.
    package let contact: ContactID
    /// The UID that the card has now.
    package let uid: ContactID

    /// The contact, and the UID.
    package init(_ contact: ContactID, to uid: ContactID) { (self.contact, self.uid) = (contact, uid) }
}
