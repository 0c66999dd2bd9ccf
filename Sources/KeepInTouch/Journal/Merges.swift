import FoundationEssentials

/// Which contacts were merged into which, and which cards are whose. What the journal says about a merged contact counts for the one it
/// was merged into.
///
/// A merge applies to the entries before it. If a card with the same UID comes back, later entries are about a new contact. A merge that
/// was taken back applies to nothing, and counts again if that is taken back.
struct Merges: Sendable {
    private struct Merge {
        let id: UUID
        let from: ContactID
        let into: ContactID
        let place: EntryPlace
    }

    /// In their order, those that were taken back, too.
    private var merges: [Merge] = []
    private var takenBack: Set<UUID> = []
    /// The merges of each contact, as indices.
    private var byFrom: [ContactID: [Int]] = [:]
    /// How many of them have been restored so far.
    private var passed = 0
    /// Whose card has which UID.
    private(set) var identities = Identities()

    /// The merges of a journal that is about to be restored.
    init(_ entries: [Entry] = []) {
        update(entries)
        passed = 0
    }

    /// Takes in what these entries say of UIDs, the merges among them, and which they take back: all that is said of each other is among
    /// them.
    mutating func update(_ entries: [Entry]) {
        identities.update(entries)
        let corrections = Corrections(entries)
        var known = Dictionary(uniqueKeysWithValues: merges.map { ($0.id, $0) })
        for entry in entries {
            guard case .merged(let from) = entry.what, let into = entry.contact else { continue }
            known[entry.id] = Merge(id: entry.id, from: from, into: into, place: corrections.place(of: entry))
            if corrections.stands(entry) { takenBack.remove(entry.id) } else { takenBack.insert(entry.id) }
        }
        if known.isEmpty { return }
        merges = known.values.sorted { left, right in
            left.place == right.place ? left.id.text < right.id.text : left.place < right.place
        }
        byFrom = Dictionary(grouping: merges.indices) { merges[$0].from }
        passed = merges.count
    }

    /// Counts a merge that has been restored.
    mutating func pass() { passed += 1 }

    /// The contact for which an entry about `contact` counts, at this point of restoring.
    func owner(of contact: ContactID) -> ContactID {
        var (owner, position) = (identities.contact(of: contact), passed)
        while let next = byFrom[owner]?.first(where: { $0 >= position && stands($0) }) {
            (owner, position) = (identities.contact(of: merges[next].into), next + 1)
        }
        return owner
    }

    /// The contact into which this one was merged in the end, or itself.
    func heir(of contact: ContactID) -> ContactID {
        var heir = identities.contact(of: contact)
        for _ in merges.indices {
            guard let last = byFrom[heir]?.last(where: stands) else { break }
            heir = identities.contact(of: merges[last].into)
        }
        return heir
    }

    private func stands(_ index: Int) -> Bool { !takenBack.contains(merges[index].id) }

    /// How often this contact was merged into another, and perhaps taken out of it again.
    func count(of contact: ContactID) -> Int { byFrom[contact]?.count ?? 0 }

    /// Every contact whose state may depend on entries about this one.
    func successors(of contact: ContactID) -> Set<ContactID> {
        closure(identities.contact(of: contact)) { id in (byFrom[id] ?? []).map { identities.contact(of: merges[$0].into) } }
    }

    /// Every contact whose entries have to be read to find those of this one.
    func family(of contact: ContactID) -> Set<ContactID> {
        if byFrom.isEmpty, identities.isEmpty { return [contact] }
        return closure(contact) { id in
            merges.flatMap { $0.into == id ? [$0.from] : $0.from == id ? [$0.into] : [] } + identities.relatives(of: id)
        }
    }

    private func closure(_ contact: ContactID, _ next: (ContactID) -> [ContactID]) -> Set<ContactID> {
        var (found, open) = (Set([contact]), [contact])
        while let id = open.popLast() { open += next(id).filter { found.insert($0).inserted } }
        return found
    }

    /// Those entries that count for a contact, in the order in which they count. `entries` are those of its family.
    func lineage(_ entries: [Entry], of contact: ContactID) -> [Entry] {
        let entries = Corrections(entries).ordered(entries)
        var owned = Set([contact])
        var own: Set<UUID> = []
        for entry in entries.reversed() {
            guard let id = entry.contact.map(identities.contact) else { continue }
            if case .merged(let other) = entry.what, !takenBack.contains(entry.id) {
                let from = identities.contact(of: other)
                // The other contact's entries before this one count for the contact that stays.
                if owned.contains(id) { owned.insert(from) } else { owned.remove(from) }
            }
            if owned.contains(id) { own.insert(entry.id) }
        }
        // What is said of an entry goes with that entry, even if a merge is between them.
        let targets = Dictionary(entries.lazy.compactMap { entry in entry.what.target.map { (entry.id, $0) } }) { first, _ in first }
        func root(of entry: Entry) -> UUID {
            var root = entry.id
            for _ in targets { if let target = targets[root] { root = target } else { break } }
            return root
        }
        return entries.filter { entry in
            own.contains(root(of: entry))
        }
    }
}
