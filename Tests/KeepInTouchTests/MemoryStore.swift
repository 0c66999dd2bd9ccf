import Foundation

@testable import KeepInTouch

/// A journal in memory, which may refuse to be written or read.
struct MemoryStore: EntryStore {
    private(set) var entries: [Entry] = []
    var created = Instant(seconds: 0)
    /// Thrown instead of appending.
    var appendError: (any Error)?
    /// Thrown instead of reading.
    var readError: (any Error)?

    private var ids: Set<UUID>

    init(_ entries: [Entry] = [], created: Instant = Instant(seconds: 0)) {
        (self.entries, self.created) = (entries, created)
        ids = Set(entries.map(\.id))
    }

    @discardableResult mutating func append(_ new: [Entry]) throws -> [Entry] {
        if let appendError { throw appendError }
        let new = new.filter { !$0.isDerived || !ids.contains($0.id) }
        entries += new
        ids.formUnion(new.map(\.id))
        return new
    }

    func entries(of part: JournalPart) throws -> [Entry] {
        if let readError { throw readError }
        return entries.filter { $0.contact.map(part.contacts.contains) ?? part.hasGroups }
    }

    func load(_ body: (Entry) -> Void) -> UnusableEntries {
        entries.forEach(body)
        return UnusableEntries()
    }
}
