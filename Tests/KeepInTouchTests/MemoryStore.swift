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

    private var places: [UUID: EntryPlace] = [:]
    private var hand: EntryWriter

    init(_ entries: [Entry] = [], created: Instant = Instant(seconds: 0), writer: UUID = UUID()) {
        self.created = created
        hand = EntryWriter(id: writer)
        add(entries)
    }

    var writer: UUID { hand.id }
    var isWrittenHere: Bool { entries.allSatisfy { $0.place?.writer == hand.id } }

    @discardableResult mutating func append(_ new: [Entry]) throws -> [Entry] {
        if let appendError { throw appendError }
        return add(new)
    }

    @discardableResult private mutating func add(_ said: [Entry]) -> [Entry] {
        let new = said.compactMap { entry -> Entry? in
            let former = places[entry.id]
            if let place = entry.place {
                if let former, former <= place { return nil }
                hand.hear(place, at: Instant(seconds: place.clock.second))
            } else if former != nil, entry.isDerived {
                return nil
            }
            let placed = entry.place == nil ? hand.placing(entry) : entry
            places[entry.id] = placed.place
            return placed
        }
        entries += new
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
