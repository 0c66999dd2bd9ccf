import FoundationEssentials
import KeepInTouch

/// A machine with the daemon on it and somebody who listens. It is a value: a copy lives another life.
///
/// The daemon is driven as `Keeper` drives it: an entry is on the disk before it is folded in, and only then is acted upon.
struct World {
    let scenario: Scenario
    // The machine.
    var now: Instant
    var zone: Zone
    var disk: Disk
    /// So many steps more until the daemon dies; nil: it lives on.
    var fuse: Int?
    // The daemon.
    var book: Book
    var nextWake: Instant
    /// Whether it wakes next only because the disk refused.
    private(set) var isRetrying = false
    // Who listens: what a subscriber has listed who folds the events, all that was told, in order, and how many
    // events there were.
    var listed: Set<ReminderID> = []
    var told: [ReminderID] = []
    var heard = 0
    /// How long it has lived, whatever its clock says.
    var days = 0.0
    // What is kept to look at it.
    var closed: [ReminderID: UUID] = [:]
    var watch = Watch()
    private(set) var ids: SplitMix64

    /// How closely it is looked at.
    struct Watch {
        /// What happened, in lines; nil: nobody reads it.
        var story: [String]?
        /// Whether the promises are looked at: not in a copy that is only there to be compared with.
        var isOn = true
        /// Where to go on looking, among contacts too many to be looked at all at once.
        var next = 0
    }

    /// The daemon has died.
    struct Crash: Error {}

    /// More contacts than these are looked at in turn.
    static let few = 40
    /// How often at most the daemon says something by itself in one go.
    private static let settleBound = 8

    init(_ scenario: Scenario) {
        self.scenario = scenario
        now = scenario.now
        zone = Zones.all[scenario.zone]
        disk = Disk(scenario)
        book = Book(policy: scenario.policy, zone: zone, now: now)
        nextWake = now
        ids = SplitMix64(seed: scenario.seed ^ 0x5555_5555_5555_5555)
    }

    var isBig: Bool { disk.cards.count > Self.few }

    mutating func newID() -> UUID { ids.uuid() }

    mutating func note(_ line: @autoclosure () -> String) {
        if watch.story == nil { return }
        let line = "\(local(now))  \(line())"
        watch.story?.append(line)
    }

    func local(_ instant: Instant) -> String {
        let (date, time) = zone.moment(at: instant)
        return "\(date) \(time) \(date.weekday.rawValue.prefix(3)) \(zone.identifier)"
    }

    // MARK: The daemon

    /// Starts the daemon from what is on the disk; whoever listens connects again, and is told what is due.
    mutating func start() throws {
        book = disk.book(disk.cards.values.sorted { $0.id.rawValue < $1.id.rawValue }, zone: zone, now: now)
        listed = Set(book.due(now).map(\.id))
        try alive { world in try world.settle() }
    }

    /// Does something as the daemon, which may die of it and is then started again.
    mutating func alive(_ body: (inout World) throws -> Void) throws {
        do {
            try body(&self)
        } catch is Crash {
            note("the daemon dies, and is started again")
            fuse = nil
            try start()
        }
    }

    /// What was asked for is done, or refused, or the disk refuses: whether it was done.
    mutating func say(_ decide: (Book, Instant, UUID) throws -> Entry) throws -> Bool {
        try perform(book.advance(to: now))
        let entry: Entry
        do { entry = try decide(book, now, newID()) } catch let refusal as Refusal {
            note("  refused: \(refusal.brief)")
            return false
        }
        let before = watch.isOn ? entry.contact.map { book.reminders(for: $0) } : nil
        guard try persist([entry]) else { return false }
        noteClosed(by: entry, before ?? [])
        return true
    }

    /// Says by itself what has to be said now, and arms the timer for the next time.
    mutating func settle() throws {
        try perform(book.advance(to: now))
        var rounds = 0
        isRetrying = false
        while true {
            let entries = book.pending(now: now) { ids.uuid() }
            if entries.isEmpty { break }
            rounds += 1
            if rounds > Self.settleBound { throw Broken(.comesToRest, "still to be said: \(entries.map(\.what))") }
            try checkSaying(entries)
            if try !persist(entries) {
                isRetrying = true
                break
            }
        }
        nextWake = isRetrying ? now.adding(seconds: 60) : book.nextWake(after: now)
        if nextWake <= now { throw Broken(.inTime, "the next wake is at \(local(nextWake)), which is not later than now") }
        if !isRetrying { try checkRest() }
    }

    private mutating func persist(_ entries: [Entry]) throws -> Bool {
        var histories: [UUID: [Entry]] = [:]
        for entry in entries {
            if let needed = book.historyNeeded(for: entry) { histories[entry.id] = disk.entries(of: needed) + [entry] }
        }
        try step()
        guard disk.append(entries) else {
            note("  the disk refuses")
            return false
        }
        try step()
        try perform(book.record(entries, now: now) { histories[$0.id] ?? [] })
        return true
    }

    mutating func perform(_ effects: [Effect]) throws {
        for effect in effects {
            try step()
            note("  \(effect.brief)")
            try hear(effect)
        }
    }

    /// Between any two things that it does the daemon may die.
    private mutating func step() throws {
        guard let left = fuse else { return }
        if left == 0 { throw Crash() }
        fuse = left - 1
    }
}

extension Effect {
    /// What happens to which reminder.
    var brief: String {
        switch self {
        case .tell(let reminder, _): "told       \(reminder.id), due \(reminder.due)"
        case .fellDue(let reminder, _): "fell due   \(reminder.id), due \(reminder.due)"
        case .close(let reminder, _): "closed     \(reminder.id)"
        case .snooze(let reminder, _): "snoozed    \(reminder.id)"
        case .pause(let reminder, _): "paused     \(reminder.id)"
        case .reopen(let reminder, _): "open again \(reminder.id)"
        }
    }
}

extension Refusal {
    /// Its name.
    var brief: String { String("\(self)".prefix { $0 != "(" }) }
}
