import FoundationEssentials

/// Which contacts were merged into which. What the journal says about a merged contact counts for the one it was merged into.
///
/// A merge applies to the entries before it. If a card with the same UID comes back, later entries are about a new contact.
struct Merges: Sendable {
    private var merges: [(from: ContactID, into: ContactID)] = []
    /// The merges of each contact, as indices.
    private var byFrom: [ContactID: [Int]] = [:]
    /// How many of them have been restored so far.
    private var passed = 0

    /// The merges of a journal that is about to be restored, in its order.
    init(_ entries: [Entry] = []) {
        for entry in entries { add(entry) }
        passed = 0
    }

    /// Adds a merge that was just written.
    mutating func add(_ entry: Entry) {
        guard case .merged(let from) = entry.what, let into = entry.contact else { return }
        byFrom[from, default: []].append(merges.count)
        merges.append((from, into))
        passed = merges.count
    }

    /// Counts a merge that has been restored.
    mutating func pass() { passed += 1 }

    /// The contact for which an entry about `contact` counts, at this point of restoring.
    func owner(of contact: ContactID) -> ContactID {
        if byFrom.isEmpty { return contact }
        var (owner, position) = (contact, passed)
        while let next = byFrom[owner]?.first(where: { $0 >= position }) { (owner, position) = (merges[next].into, next + 1) }
        return owner
    }

    /// The contact into which this one was merged in the end, or itself.
    func heir(of contact: ContactID) -> ContactID {
        var heir = contact
        for _ in merges.indices {
            guard let last = byFrom[heir]?.last else { break }
            heir = merges[last].into
        }
        return heir
    }

    /// Every contact whose state may depend on entries about this one.
    func successors(of contact: ContactID) -> Set<ContactID> {
        closure(contact) { id in (byFrom[id] ?? []).map { merges[$0].into } }
    }

    /// Every contact whose entries have to be read to find those of this one.
    func family(of contact: ContactID) -> Set<ContactID> {
        if byFrom.isEmpty { return [contact] }
        return closure(contact) { id in merges.flatMap { $0.into == id ? [$0.from] : $0.from == id ? [$0.into] : [] } }
    }

    private func closure(_ contact: ContactID, _ next: (ContactID) -> [ContactID]) -> Set<ContactID> {
        var (found, open) = (Set([contact]), [contact])
        while let id = open.popLast() { open += next(id).filter { found.insert($0).inserted } }
        return found
    }

    /// Those entries that count for a contact. `entries` are those of its family, in the journal's order.
    static func lineage(_ entries: [Entry], of contact: ContactID) -> [Entry] {
        var owned = Set([contact])
        var own: Set<UUID> = []
        for entry in entries.reversed() {
            guard let id = entry.contact else { continue }
            if case .merged(let from) = entry.what {
                // The other contact's entries before this one count for the contact that stays.
                if owned.contains(id) { owned.insert(from) } else { owned.remove(from) }
            }
            if owned.contains(id) { own.insert(entry.id) }
        }
        return entries.filter { entry in
            // An undo goes with the entry that it takes back, even if a merge is between them.
            if case .undone(let id) = entry.what { own.contains(id) } else { own.contains(entry.id) }
        }
    }
}
