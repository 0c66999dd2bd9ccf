import KeepInTouch
import VCard

/// A card that is nobody's to keep in touch with.
package struct LeftOutCard: Hashable, Sendable {
    /// The name on the card.
    package let name: String
    /// Its file, and the line in it.
    package let file: String
    package let line: Int
    /// What it is the card of: `org`, `group`, `list`, or another KIND.
    package let kind: String
}

/// A card that makes others members of a group: vCard 4.0's KIND:group, and Apple's.
struct GroupCard: Hashable, Sendable {
    let name: String
    let members: [ContactID]

    /// More members than that are no circle of people.
    private static let bound = 10_000

    init?(_ card: Card) {
        guard card.kind == "group", !card.displayName.isEmpty else { return nil }
        name = card.displayName
        members = card.members.prefix(Self.bound).map(ContactID.init(rawValue:))
    }
}

/// What a file has beside contacts: whose cards are left out, and groups.
struct CardAsides: Hashable, Sendable {
    var leftOut: [LeftOutCard] = []
    var groups: [GroupCard] = []

    var isEmpty: Bool { leftOut.isEmpty && groups.isEmpty }

    mutating func add(_ card: Card, path: String) {
        let kind = card.kind
        guard kind != "individual" else { return }
        leftOut.append(LeftOutCard(name: card.displayName, file: path, line: card.line, kind: kind))
        if let group = GroupCard(card) { groups.append(group) }
    }
}

/// Which groups the group cards put each contact into.
struct Memberships: Equatable {
    private var groups: [ContactID: [String]] = [:]

    init(_ asides: some Sequence<CardAsides>, by identities: Identities) {
        for group in asides.flatMap(\.groups) {
            for member in group.members { groups[identities.contact(of: member), default: []].append(group.name) }
        }
        // In an order that the files' names don't decide.
        groups = groups.mapValues { $0.sorted() }
    }

    init() {}

    var isEmpty: Bool { groups.isEmpty }

    /// The contact with these groups, too, as far as there may be so many.
    func adding(to contact: Contact) -> Contact {
        guard let names = groups[contact.id] else { return contact }
        var contact = contact
        contact.groupNames = GroupNames(Array((contact.groupNames.written + names).prefix(CardFile.maximumGroups)))
        return contact
    }

    /// The groups that the one is put into, and the other is not.
    func groups(of contact: ContactID, butOf other: ContactID) -> [String] {
        let others = Set((groups[other] ?? []).map(\.folded))
        return (groups[contact] ?? []).filter { !others.contains($0.folded) }
    }

    /// Those whose groups differ.
    func differences(from other: Memberships) -> [ContactID] {
        Set(groups.keys).union(other.groups.keys).filter { groups[$0] != other.groups[$0] }.sorted { $0.rawValue < $1.rawValue }
    }
}
