import FoundationEssentials

/// Where the entries are kept: on disk in the daemon, in memory in tests. It only ever grows.
package protocol EntryStore {
    /// When it was made.
    var created: Instant { get }
    /// Who writes it here.
    var writer: UUID { get }
    /// Whether all of it was written here. Then it is read in the order in which it was said.
    var isWrittenHere: Bool { get }
    /// Appends those of these entries that are not there yet, or throws and has appended none. Only what has a derived id or was written
    /// on another machine may be there; what was written elsewhere at an earlier place than here is appended, too.
    ///
    /// Returns those that it has appended, each with its place.
    @discardableResult mutating func append(_ entries: [Entry]) throws -> [Entry]
    /// Reads all entries, those that were taken back too. Returns how many could not be used.
    func load(_ body: (Entry) -> Void) throws -> UnusableEntries
    /// A part of the journal.
    func entries(of part: JournalPart) throws -> [Entry]
    /// The entries that change what others mean: merges, other UIDs, and what is said of other entries.
    func corrections() throws -> [Entry]
    /// What was said in one act.
    func entries(ofAct act: UUID) throws -> [Entry]
    /// The last entry for which this holds.
    func last(where isWanted: (Entry) -> Bool) throws -> Entry?
    /// The entries that were said, happened or were written after this moment, and those that were said before the other.
    func entries(after moment: Instant, orSaidBefore first: Instant) throws -> [Entry]
}

// A store that keeps its entries in memory only has to load them.
extension EntryStore {
    package func corrections() throws -> [Entry] { try entries { $0.what.changesOthers } }
    package func entries(ofAct act: UUID) throws -> [Entry] { try entries { $0.act == act } }
    package func last(where isWanted: (Entry) -> Bool) throws -> Entry? { try entries(where: isWanted).last }
    package func entries(after moment: Instant, orSaidBefore first: Instant) throws -> [Entry] {
        try entries { entry in
            let written = entry.place.map { Instant(seconds: $0.clock.second) } ?? entry.said
            return max(entry.said, entry.happened, written) > moment || entry.said < first
        }
    }

    private func entries(where isWanted: (Entry) -> Bool) throws -> [Entry] {
        var found: [Entry] = []
        _ = try load { if isWanted($0) { found.append($0) } }
        return found
    }

    /// Reads all entries as they were written, in the order in which they count.
    func loadOrdered(by corrections: Corrections, _ body: (Entry) -> Void) throws -> UnusableEntries {
        if isWrittenHere, corrections.redatedCount == 0 { return try load(body) }
        var entries: [Entry] = []
        let unusable = try load { entries.append($0) }
        corrections.ordered(entries).forEach(body)
        return unusable
    }

    /// Reads all entries as they count now, in the order in which they count.
    package func loadCounted(_ body: (Entry) -> Void) throws {
        let corrections = Corrections(try corrections())
        _ = try loadOrdered(by: corrections) { if let entry = corrections.counted($0) { body(entry) } }
    }

    /// What was said by a clock that was ahead of this moment, or had lost its battery, and is not dated anew yet, in the order in which
    /// it came.
    ///
    /// Another machine's clock may be a little ahead of this one's. It is not believed where it is a day ahead.
    package func entriesOfWrongClock(at moment: Instant) throws -> [Entry] {
        let late = try entries(after: moment, orSaidBefore: .endOfDeadClocks)
        if late.isEmpty { return [] }
        let corrections = Corrections(try corrections())
        var seen: Set<UUID> = []
        return late.filter { entry in
            if corrections.isRedated(entry.id) || !seen.insert(entry.id).inserted { return false }
            if let place = entry.place, place.writer != writer, !entry.said.isOfDeadClock { return !place.clock.isBelieved(at: moment) }
            return max(entry.said, entry.happened) > moment || entry.said.isOfDeadClock
        }
    }
}

extension Entry.What {
    /// Whether it changes what other entries mean.
    package var changesOthers: Bool { verb == .merged || verb == .carried || target != nil }
}

/// A part of the journal.
package struct JournalPart: Hashable, Sendable {
    /// The entries about any of these contacts.
    package var contacts: Set<ContactID>
    /// Whether the entries about groups and about everybody are part of it.
    package var hasGroups: Bool

    /// The entries about these contacts.
    package init(contacts: Set<ContactID> = [], hasGroups: Bool = false) {
        self.contacts = contacts
        self.hasGroups = hasGroups
    }
}

/// How many entries of a journal can't be used, by why. They stay in the journal.
package struct UnusableEntries: Equatable, Sendable {
    /// Those that a newer version wrote.
    package var unknown = 0
    /// Those that are not as they were written.
    package var changed = 0
    /// Those that were there, and are not.
    package var missing = 0

    /// So many of each.
    package init(unknown: Int = 0, changed: Int = 0, missing: Int = 0) {
        (self.unknown, self.changed, self.missing) = (unknown, changed, missing)
    }

    /// Every entry can be used.
    package static let nothing = UnusableEntries()

    /// Whether something other than this program changed the journal.
    package var isDamage: Bool { changed + missing > 0 }
}
