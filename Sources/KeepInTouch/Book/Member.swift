/// What the book keeps of one contact: what its card says, and what the journal says of it.
struct Member: Sendable {
    /// What the card says; where there is none, only the id.
    private(set) var known: Contact
    private(set) var hasCard = false
    var isTracked = false
    /// Orders those who are due on the same day.
    let tie: UInt32
    var state = ContactState()

    init(id: ContactID) {
        known = Contact(id: id, name: "")
        tie = UInt32(SHA256.prefix(of: id.rawValue.utf8) >> 32)
    }

    var id: ContactID { known.id }

    /// Nil while there is no card: what the journal says of a contact waits for the card to come back.
    var contact: Contact? {
        get { hasCard ? known : nil }
        set {
            known = newValue ?? Contact(id: id, name: "")
            hasCard = newValue != nil
        }
    }
}
