import FoundationEssentials
import KeepInTouch
import Oracle

/// What outlives the daemon: the journal, the cards and the configuration.
struct Disk: EntryStore {
    /// As they came.
    private(set) var entries: [Entry] = []
    /// Whether each of them was taken back, and the index of each.
    private var isUndone: [Bool] = []
    private var index: [UUID: Int] = [:]
    private(set) var merged: [Entry] = []
    private var changing: [Entry] = []
    /// The indices of each contact's entries; nil: those of groups and of everybody.
    private var places: [ContactID?: [Int]] = [:]
    var cards: [ContactID: Contact] = [:]
    /// The cards of those who were merged into others.
    var trash: [ContactID: Contact] = [:]
    var policy: Policy
    let created: Instant
    /// When the daemon last noted that it ran.
    var lastRan: Instant?
    /// How many more writes it refuses.
    var refusals = 0
    /// Who writes here.
    private var hand: EntryWriter
    private(set) var isWrittenHere = true
    /// What the machine's clock shows.
    var now: Instant

    init(_ scenario: Scenario, writer: UUID) {
        policy = scenario.policy
        (hand, now) = (EntryWriter(id: writer), scenario.now)
        created = scenario.now.adding(seconds: -scenario.journalDays * 86_400)
        for contact in scenario.contacts { cards[contact.id] = contact }
    }

    var writer: UUID { hand.id }

    /// It refuses to write.
    struct Full: Error {}

    mutating func append(_ said: [Entry]) throws -> [Entry] {
        if refusals > 0 {
            refusals -= 1
            throw Full()
        }
        var new: [Entry] = []
        for one in said {
            guard let entry = placed(one) else { continue }
            new.append(entry)
            if entry.place?.writer != hand.id { isWrittenHere = false }
            places[entry.contact, default: []].append(entries.count)
            index[entry.id] = entries.count
            entries.append(entry)
            isUndone.append(false)
            switch entry.what {
            case .undone(let id): if let place = index[id] { isUndone[place] = true }
            case .merged: merged.append(entry)
            default: break
            }
            if entry.what.changesOthers { changing.append(entry) }
        }
        if !isWrittenHere { mixed = entries.inOrderOfAll() }
        return new
    }

    /// The entry at its place; nil: it is there already.
    private mutating func placed(_ entry: Entry) -> Entry? {
        let former = index[entry.id].flatMap { entries[$0].place }
        guard let place = entry.place else { return former != nil && entry.isDerived ? nil : hand.placing(entry) }
        if let former, former <= place { return nil }
        hand.hear(place, at: now)
        return entry
    }

    func entries(of part: JournalPart) -> [Entry] {
        indices(of: part).map { entries[$0] }
    }

    private func indices(of part: JournalPart) -> [Int] {
        let about: [ContactID?] = part.contacts.map(\.self) + (part.hasGroups ? [nil] : [])
        return about.count == 1 ? places[about[0]] ?? [] : about.flatMap { places[$0] ?? [] }.sorted()
    }

    /// Whether there is an entry of this id.
    func isThere(_ id: UUID) -> Bool { index[id] != nil }

    /// Whether the entry was taken back or amended.
    func isChanged(_ entry: UUID) -> Bool { entries.contains { $0.what.target == entry } }

    /// What a person said that can be taken back, so many before the last of it.
    func undoable(_ ago: Int) -> Entry? {
        entries.indices.reversed().lazy.filter { entries[$0].canBeUndone && !isUndone[$0] }.dropFirst(ago).first.map { entries[$0] }
    }

    /// What was noticed, so many before the last.
    func noticed(_ ago: Int) -> Entry? { entries.lazy.filter { $0.what.verb == .noticed }.reversed().dropFirst(ago).first }

    func corrections() -> [Entry] { changing }

    func last(where isWanted: (Entry) -> Bool) -> Entry? { ordered.last(where: isWanted) }

    /// The entries in the order in which they count.
    var ordered: [Entry] { isWrittenHere ? entries : mixed }
    /// The same, where others have written some of them.
    private var mixed: [Entry] = []

    /// The last place of an entry whose clock is believed and that was not dated anew; nil: there is none.
    var lastPlace: EntryPlace? {
        if isWrittenHere { return nil }
        let redated = Set(changing.lazy.compactMap { if case .redated(let id, _) = $0.what { id } else { nil } })
        return entries.lazy.filter { !redated.contains($0.id) }.compactMap(\.place).filter { $0.clock.isBelieved(at: now) }.max()
    }

    /// Another machine goes on with what is on this disk, or this one with a copy of earlier.
    mutating func change(writer: UUID) {
        let now = now
        let clocks = entries.lazy.compactMap { $0.place?.clock }.filter { $0.isBelieved(at: now) }
        hand = EntryWriter(id: writer, heard: clocks.max() ?? HybridClock(second: 0))
        isWrittenHere = entries.isEmpty
        mixed = entries.inOrderOfAll()
    }

    func load(_ body: (Entry) -> Void) -> UnusableEntries {
        entries.forEach(body)
        return UnusableEntries()
    }
}
