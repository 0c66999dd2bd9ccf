import FoundationEssentials

/// Which contacts were merged into which, so that what the journal says of a contact that is no more is said of the one that stays.
///
/// A merge holds for what was said before it. What is said later of the same UID (its card came back) is a new contact's.
struct Merges: Sendable {
    private var merges: [(from: ContactID, into: ContactID)] = []
    /// The merges of each contact, as indices.
    private var byFrom: [ContactID: [Int]] = [:]
    /// How many of them lie behind, while the journal is being restored.
    private var passed = 0

    /// The merges of a journal that is to be restored, in its order.
    init(_ entries: [Entry] = []) {
        for entry in entries { add(entry) }
        passed = 0
    }

    /// Takes in a merge that has just been said.
    mutating func add(_ entry: Entry) {
        guard case .merged(let from) = entry.what, let into = entry.contact else { return }
        byFrom[from, default: []].append(merges.count)
        merges.append((from, into))
        passed = merges.count
    }

    /// Goes past a merge while restoring.
    mutating func pass() { passed += 1 }

    /// Whose an entry is that stands at this place of the journal.
    func owner(of contact: ContactID) -> ContactID {
        if byFrom.isEmpty { return contact }
        var (owner, position) = (contact, passed)
        while let next = byFrom[owner]?.first(where: { $0 >= position }) { (owner, position) = (merges[next].into, next + 1) }
        return owner
    }

    /// Who stands for a contact that was merged; itself, if it was not.
    func heir(of contact: ContactID) -> ContactID {
        var heir = contact
        for _ in merges.indices {
            guard let last = byFrom[heir]?.last else { break }
            heir = merges[last].into
        }
        return heir
    }

    /// Everyone whose state something said of this contact may be part of.
    func successors(of contact: ContactID) -> Set<ContactID> {
        closure(contact) { id in (byFrom[id] ?? []).map { merges[$0].into } }
    }

    /// Everyone of whom something has to be known to say what is this contact's.
    func family(of contact: ContactID) -> Set<ContactID> {
        if byFrom.isEmpty { return [contact] }
        return closure(contact) { id in merges.flatMap { $0.into == id ? [$0.from] : $0.from == id ? [$0.into] : [] } }
    }

    private func closure(_ contact: ContactID, _ next: (ContactID) -> [ContactID]) -> Set<ContactID> {
        var (found, open) = (Set([contact]), [contact])
        while let id = open.popLast() { open += next(id).filter { found.insert($0).inserted } }
        return found
    }

    /// Of the entries of a contact's family, in the journal's order, those that are the contact's.
    static func lineage(_ entries: [Entry], of contact: ContactID) -> [Entry] {
        var owned = Set([contact])
        var own: Set<UUID> = []
        for entry in entries.reversed() {
            guard let id = entry.contact else { continue }
            if case .merged(let from) = entry.what {
                // What lies before this was, from here on, said of the one that stayed.
                if owned.contains(id) { owned.insert(from) } else { owned.remove(from) }
            }
            if owned.contains(id) { own.insert(entry.id) }
        }
        return entries.filter { entry in
            // What takes something back goes with it, though it may have been said after a merge.
            if case .undone(let id) = entry.what { own.contains(id) } else { own.contains(entry.id) }
        }
    }
}
