/// What the book keeps of one contact: what its card says, and what the journal says of it.
struct Member: Sendable {
    /// What the card says; where there is none, only the id.
    private(set) var card: Contact
    private(set) var hasCard = false
    var isTracked = false
    /// Orders those who are due on the same day.
    let tie: UInt32
    var state = ContactState()

    init(id: ContactID) {
        card = Contact(id: id, name: "")
        tie = UInt32(SHA256.prefix(of: id.rawValue.utf8) >> 32)
    }

    var id: ContactID { card.id }

    /// What the card says, and the groups that the journal adds.
    var known: Contact {
        let assigned = state.assigned
        if assigned.isEmpty { return card }
        var contact = card
        contact.groupNames = GroupNames(card.groupNames.written + assigned)
        return contact
    }

    /// Nil while there is no card: what the journal says of a contact waits for the card to come back.
    var contact: Contact? { hasCard ? known : nil }

    /// Sets what the card says, or that there is none.
    mutating func set(_ card: Contact?) {
        self.card = card ?? Contact(id: id, name: "")
        hasCard = card != nil
    }
}
