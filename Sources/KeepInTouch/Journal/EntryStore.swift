import FoundationEssentials

/// Where the entries are kept: on disk in the daemon, in memory in tests. It only ever grows.
package protocol EntryStore {
    /// When it was made.
    var created: Instant { get }
    /// Appends all of these entries, or throws and has appended none.
    mutating func append(_ entries: [Entry]) throws
    /// A part of the journal, entries taken back included, in the order in which they were said.
    func entries(of part: JournalPart) throws -> [Entry]
    /// The last thing a person said that has not been taken back; with an id only that entry, if the same is true of it.
    func lastUndoable(_ id: UUID?) throws -> Entry?
    /// The entries that say that contacts were merged, in their order.
    func merges() throws -> [Entry]
    /// Reads all entries in their order, those taken back left out. Returns how many could not be used.
    func load(_ body: (Entry) -> Void) throws -> UnusableEntries
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
