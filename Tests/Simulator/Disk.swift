import FoundationEssentials
import KeepInTouch

/// What outlives the daemon: the journal, the cards and the configuration.
struct Disk {
    private(set) var entries: [Entry] = []
    /// Which of them were taken back, and where each is.
    private var isUndone: [Bool] = []
    private var index: [UUID: Int] = [:]
    private(set) var merges: [Entry] = []
    /// Where in the journal the entries of a contact are; nil: those of groups and of everybody.
    private var places: [ContactID?: [Int]] = [:]
    var cards: [ContactID: Contact] = [:]
    var policy: Policy
    let journalBegan: Instant
    /// So many times more it refuses to write.
    var refusals = 0

    init(_ scenario: Scenario) {
        policy = scenario.policy
        journalBegan = scenario.now.adding(seconds: -scenario.journalDays * 86_400)
        for contact in scenario.contacts { cards[contact.id] = contact }
    }

    /// Writes all of them, or says that it can't and has written none.
    mutating func append(_ new: [Entry]) -> Bool {
        if refusals > 0 {
            refusals -= 1
            return false
        }
        for entry in new {
            places[entry.contact, default: []].append(entries.count)
            index[entry.id] = entries.count
            entries.append(entry)
            isUndone.append(false)
            switch entry.what {
            case .undone(let id): if let place = index[id] { isUndone[place] = true }
            case .merged: merges.append(entry)
            default: break
            }
        }
        return true
    }

    func entries(of part: Book.History) -> [Entry] {
        indices(of: part).map { entries[$0] }
    }

    /// Those of them that stand.
    func standing(of part: Book.History) -> [Entry] {
        indices(of: part).filter { !isUndone[$0] }.map { entries[$0] }
    }

    private func indices(of part: Book.History) -> [Int] {
        switch part {
        case .ofGroupsAndEverybody: places[nil] ?? []
        case .of(let contacts): contacts.count == 1 ? places[contacts.first] ?? [] : contacts.flatMap { places[$0] ?? [] }.sorted()
        }
    }

    func isTakenBack(_ entry: UUID) -> Bool { index[entry].map { isUndone[$0] } ?? false }

    /// The last thing a person said that was not taken back.
    var lastSaid: Entry? { entries.indices.last { entries[$0].canBeUndone && !isUndone[$0] }.map { entries[$0] } }

    /// The book of a daemon that starts now.
    func book(_ contacts: [Contact], zone: Zone, now: Instant) -> Book {
        var book = Book(contacts: contacts, policy: policy, zone: zone, now: now, journalBegan: journalBegan, merges: merges)
        for (entry, isUndone) in zip(entries, isUndone) where !isUndone {
            if case .undone = entry.what { continue }
            book.restore(entry)
        }
        book.plan(now: now)
        return book
    }
}
