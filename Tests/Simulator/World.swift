import FoundationEssentials
import KeepInTouch
import TestSupport

/// A machine with the daemon on it and a subscriber. It is a value: a copy lives a life of its own.
///
/// It owns its book as the daemon does, and drives it through the same function.
struct World: BookOwner {
    let scenario: Scenario
    // The machine.
    var now: Instant { didSet { disk.now = now } }
    var zone: Zone
    var disk: Disk
    /// How many more steps until the daemon dies; nil: it doesn't.
    var fuse: Int?
    // The daemon.
    var book: Book
    var nextWake: Instant
    /// Whether the next wake is a retry, because the disk refused.
    private(set) var isRetrying = false
    // The subscriber: the reminders it has listed by folding the events, everything that was told, in order, and the number of events.
    var listed: Set<ReminderID> = []
    var told: [ReminderID] = []
    var heard = 0
    /// How many days it has lived, whatever its clock says.
    var days = 0.0
    // For checking.
    var closed: [ReminderID: UUID] = [:]
    var lived: Lived
    /// What was told of clocks, and the last entry that says so.
    var toldOnce: [TellingMoment: UUID] = [:]
    /// The reminders, before the entry that is being written, of the contact that it is about.
    private var before: [Reminder] = []
    var watch = Watch()
    private(set) var ids: SplitMix64

    /// How closely it is checked.
    struct Watch {
        /// What happened, in lines; nil: not recorded.
        var story: [String]?
        /// Whether promises are checked. They aren't in a copy that is only used for comparison.
        var isOn = true
        /// Whether the oracle judges, too. It knows of one clock alone.
        var isJudged = true
        /// Where to continue, if there are too many contacts to check all of them at once.
        var next = 0
    }

    /// The daemon has died.
    struct Crash: Error {}

    /// If there are more contacts than this, they are checked in turn.
    static let few = 40

    init(_ scenario: Scenario) {
        self.scenario = scenario
        now = scenario.now
        zone = Zones.all[scenario.zone]
        disk = Disk(scenario, writer: UUID(uuid: (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
        book = BookBuilder(policy: scenario.policy, zone: zone, now: now).build()
        nextWake = now
        lived = Lived(ran: now, created: disk.created)
        ids = SplitMix64(seed: scenario.seed ^ 0x5555_5555_5555_5555)
    }

    var isBig: Bool { disk.cards.count > Self.few }

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

    /// Starts the daemon from what is on the disk. The subscriber connects again and gets what is due.
    mutating func start() throws {
        noteCards()
        book = try startedBook(disk.cards.values.sorted { $0.id.rawValue < $1.id.rawValue })
        listed = Set(book.due(now).map(\.id))
        try alive { world in try world.take(.woke) }
    }

    /// The book of a daemon that starts now, with the cards in this order.
    func startedBook(_ cards: [Contact]) throws -> Book {
        try disk.book(of: cards, policy: disk.policy, zone: zone, now: now, lastRan: disk.lastRan).book
    }

    /// Does something as the daemon. If it dies of that, it is started again.
    mutating func alive(_ body: (inout World) throws -> Void) throws {
        do {
            try body(&self)
        } catch is Crash {
            note("the daemon dies, and is started again")
            fuse = nil
            try start()
        }
    }

    /// Handles an input as the daemon does, and arms the timer.
    mutating func take(_ input: Input) throws {
        noteRunning()
        let handled = try handle(input, at: now)
        isRetrying = handled.end == .notWritten
        if book.downtime == nil { disk.lastRan = now }
        nextWake = handled.wake
        if handled.end == .bound { throw Broken(.comesToRest, "there is still something to say") }
        if nextWake <= now { throw Broken(.inTime, "the next wake is at \(local(nextWake)), which is not later than now") }
        if !isRetrying { try checkRest() }
    }

    /// Handles what a person asked for, and returns whether it was done: it may be refused, or the disk may refuse.
    mutating func ask(_ input: Input, isLast: Bool = true) throws -> Bool {
        do {
            if isLast { try take(input) } else { try record(input, at: now) }
            return true
        } catch let refusal as Refusal {
            note("  refused: \(refusal.brief)")
            return false
        } catch is NotWritten {
            return false
        }
    }

    mutating func newID() -> UUID { ids.uuid() }

    func entriesOfWrongClock(at moment: Instant) throws -> [Entry] { try disk.entriesOfWrongClock(at: moment) }

    mutating func write(_ draft: Draft) throws -> WrittenDraft {
        if draft.entries.isEmpty { return try disk.write(draft) }
        // What another machine has said is not this one's to answer for.
        let isOwn = draft.entries.allSatisfy { $0.place == nil }
        if isOwn {
            try checkOnce(draft.entries)
            try checkSaying(draft.entries)
        }
        before = watch.isOn && isOwn ? draft.entries.first?.contact.map { book.advanced(to: now).reminders(for: $0) } ?? [] : []
        try step()
        let known = disk.lastPlace
        let written: WrittenDraft
        do { written = try disk.write(draft) } catch {
            note("  the disk refuses")
            throw error
        }
        // But for what dates anew all that this machine's clock has said ahead of itself.
        if isOwn, watch.isOn, let known, let entry = written.draft.entries.first, entry.what.verb != .redated, let place = entry.place,
            place < known
        {
            throw Broken(.sameEverywhere, "\(entry.what) is said after what is known here, and comes before it")
        }
        try step()
        return written
    }

    mutating func perform(_ effects: [Effect], of draft: Draft) throws {
        if let entry = draft.entries.first, !before.isEmpty { noteClosed(by: entry, before) }
        try checkOnce(effects, of: draft)
        for effect in effects {
            try step()
            note("  \(effect.brief)")
            try hear(effect)
        }
    }

    /// The daemon may die between any two steps.
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
