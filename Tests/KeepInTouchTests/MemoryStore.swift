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

    init(_ entries: [Entry] = [], created: Instant = Instant(seconds: 0)) {
        (self.entries, self.created) = (entries, created)
    }

    private var undone: Set<UUID> { Set(entries.compactMap { if case .undone(let id) = $0.what { id } else { nil } }) }

    mutating func append(_ new: [Entry]) throws {
        if let appendError { throw appendError }
        entries += new
    }

    func entries(of part: JournalPart) throws -> [Entry] {
        if let readError { throw readError }
        return entries.filter { $0.contact.map(part.contacts.contains) ?? part.hasGroups }
    }

    func lastUndoable(_ id: UUID?) -> Entry? {
        let undone = undone
        return entries.last { $0.canBeUndone && !undone.contains($0.id) && (id == nil || $0.id == id) }
    }

    func merges() -> [Entry] { entries.filter { if case .merged = $0.what { true } else { false } } }

    func load(_ body: (Entry) -> Void) -> UnusableEntries {
        let undone = undone
        for entry in entries where !undone.contains(entry.id) { if case .undone = entry.what { continue } else { body(entry) } }
        return UnusableEntries()
    }
}
