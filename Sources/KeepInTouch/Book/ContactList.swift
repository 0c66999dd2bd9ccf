/// Which contacts are asked for: those that meet every condition that is set.
package struct ContactFilter: Hashable, Sendable {
    /// Part of a name; nil: any.
    package var match: String?
    /// A group they are in, in any case; nil: any.
    package var group: String?
    /// Only those with whom there was no interaction yet.
    package var isNeverContacted = false
    /// Only those in no group.
    package var isInNoGroup = false
    /// Only those that are never reminded about.
    package var isIgnored = false
    /// Only those with whom there is give and take.
    package var hasFavors = false

    /// Everybody.
    package init() {}
}

/// Contacts by name, and how each is kept in touch with, as the book is now. Each is derived when it is read: ten thousand at once would
/// be megabytes.
package struct ContactList: RandomAccessCollection, Sendable {
    private let book: Book
    private let members: [Int]

    fileprivate init(_ book: Book, _ members: [Int]) {
        self.book = book
        self.members = members
    }

    package var startIndex: Int { members.startIndex }
    package var endIndex: Int { members.endIndex }

    package subscript(position: Int) -> (contact: Contact, relation: Relation) {
        let index = members[position]
        return (book.members[index].known, book.relation(index))
    }
}

extension Book {
    /// The contacts that meet the filter's conditions.
    package func contacts(_ filter: ContactFilter) -> ContactList {
        let group = filter.group?.folded
        let named = filter.match.map { fitting($0).map(\.index) } ?? membersByName
        return ContactList(
            self,
            named.filter { index in
                if let group, !members[index].known.groups.contains(group) { return false }
                if filter.isInNoGroup, !members[index].known.groups.isEmpty { return false }
                guard filter.isNeverContacted || filter.isIgnored || filter.hasFavors else { return true }
                let relation = relation(index)
                return (!filter.isNeverContacted || relation.lastContact == nil) && (!filter.isIgnored || relation.isIgnored)
                    && (!filter.hasFavors || !relation.favors.isEmpty)
            })
    }

    /// Every contact that has a card, by name.
    package var contactsByName: [Contact] { membersByName.map { members[$0].known } }

    private var membersByName: [Int] {
        members.indices.filter { members[$0].hasCard }.map { NameKey(members[$0].known.name.folded, index: $0) }.sorted { left, right in
            left.beginning == right.beginning ? isBefore(left.index, right.index) : left.beginning < right.beginning
        }.map(\.index)
    }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (members[left].known, members[right].known)
        // Namesakes are frequent, and folding takes a while.
        let names = left.name == right.name ? nil : (left.name.folded, right.name.folded)
        guard let names, names.0 != names.1 else { return left.id.rawValue < right.id.rawValue }
        return names.0 < names.1
    }
}

/// The beginning of a folded name, which decides most comparisons and takes a tenth of the time.
private struct NameKey {
    let beginning: UInt128
    let index: Int

    init(_ name: String, index: Int) {
        var (beginning, count) = (UInt128(0), 0)
        for byte in name.utf8.prefix(16) {
            beginning = beginning << 8 | UInt128(byte)
            count += 1
        }
        self.beginning = beginning << UInt128(8 * (16 - count))
        self.index = index
    }
}
