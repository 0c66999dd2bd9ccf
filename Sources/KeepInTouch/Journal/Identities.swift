import FoundationEssentials

/// Which contact a card is of. A contact is known by the UID that its card had first; where the card has another one now, an entry
/// ``Entry/What/carried(to:)`` says so.
package struct Identities: Equatable, Sendable {
    /// One UID that a contact's card got.
    private struct Carrying: Equatable, Sendable {
        var contact: ContactID
        var uid: ContactID
        /// Whether it was not taken back.
        var stands: Bool
        /// Whether a person said so.
        var isSaid: Bool
    }

    /// By the id of the entry that says so; those that were taken back, too.
    private var carryings: [UUID: Carrying] = [:]
    /// Whose card has this UID, where that is not the contact's own.
    private var contacts: [ContactID: ContactID] = [:]

    /// Those whose cards have another UID than their own.
    private var carried: Set<ContactID> = []
    /// Those of whom a person said so: all of their cards are theirs.
    private var joined: Set<ContactID> = []

    /// What these entries say, which are in the journal's order.
    package init(_ entries: [Entry] = []) { update(entries) }

    /// Takes in what these entries say: all that is said of each other is among them.
    mutating func update(_ entries: [Entry]) {
        if !entries.contains(where: { $0.what.verb == .carried }) { return }
        let corrections = Corrections(entries)
        for entry in entries {
            guard case .carried(let uid) = entry.what, let contact = entry.contact, uid != contact else { continue }
            carryings[entry.id] = Carrying(contact: contact, uid: uid, stands: corrections.stands(entry), isSaid: !entry.isSaidByProgram)
        }
        contacts = [:]
        for (_, one) in carryings.sorted(by: { $0.key.text < $1.key.text }) where one.stands { contacts[one.uid] = one.contact }
        carried = Set(contacts.values)
        joined = Set(carryings.values.lazy.filter { $0.stands && $0.isSaid }.map(\.contact))
    }

    /// The contact whose card has this UID.
    package func contact(of uid: ContactID) -> ContactID {
        if contacts.isEmpty { return uid }
        var (contact, seen) = (uid, Set([uid]))
        // Two machines may have carried in a circle.
        while let next = contacts[contact], seen.insert(next).inserted { contact = next }
        return contact
    }

    /// Whether a card with another UID than the contact's own is the contact's.
    package func isCarried(_ contact: ContactID) -> Bool { carried.contains(contact) }

    /// Whether a person said that a card with another UID than the contact's own is the contact's, perhaps beside that with its own.
    package func isJoined(_ contact: ContactID) -> Bool { joined.contains(contact) }

    var isEmpty: Bool { carryings.isEmpty }

    /// Whether it was ever said that this contact's card got this UID, and perhaps taken back.
    func isSaid(_ contact: ContactID, to uid: ContactID) -> Bool {
        carryings.values.contains { $0.uid == uid && $0.contact == contact }
    }

    /// The UIDs that the contact's card got, or whose it was said to be. What was taken back may count again.
    func relatives(of id: ContactID) -> [ContactID] {
        carryings.values.flatMap { $0.contact == id ? [$0.uid] : $0.uid == id ? [$0.contact] : [] }
    }

    /// Those whose cards are somebody else's by the other, and whose they are or were.
    package func differences(from other: Identities) -> Set<ContactID> {
        let uids = Set(contacts.keys).union(other.contacts.keys).filter { contact(of: $0) != other.contact(of: $0) }
        return uids.union(uids.map(contact)).union(uids.map(other.contact))
    }
}
