import FoundationEssentials
import KeepInTouch

/// What outlives the daemon: the journal, the cards and the configuration.
struct Disk: EntryStore {
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

    init(_ scenario: Scenario) {
        policy = scenario.policy
        created = scenario.now.adding(seconds: -scenario.journalDays * 86_400)
        for contact in scenario.contacts { cards[contact.id] = contact }
    }

    /// It refuses to write.
    struct Full: Error {}

    mutating func append(_ said: [Entry]) throws -> [Entry] {
        if refusals > 0 {
            refusals -= 1
            throw Full()
        }
        let new = said.filter { !$0.isDerived || !isThere($0.id) }
        for entry in new {
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
        return new
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

    func last(where isWanted: (Entry) -> Bool) -> Entry? { entries.last(where: isWanted) }

    func load(_ body: (Entry) -> Void) -> UnusableEntries {
        entries.forEach(body)
        return UnusableEntries()
    }
}
