import FoundationEssentials

/// What the journal says of one contact: the fold over its entries, in journal order.
struct Standing: Equatable, Sendable {
    /// Where a clock started: the entry that started it, and when.
    struct Start: Equatable, Sendable {
        var entry: UUID
        var at: Instant
    }

    enum Tracking: Equatable, Sendable {
        case byGroup
        case every(Cadence)
        case ignored
    }

    /// What was said about one reminder that is still open.
    struct Marks: Equatable, Sendable {
        var key: ReminderKey
        var told: Instant?
        var snoozedUntil: Instant?
        var isClosed = false
    }

    // In the order that leaves the fewest gaps between them, since there is one of these for every contact.
    private(set) var marks: [Marks] = []
    /// The last interaction that happened; nil: never contacted.
    private(set) var lastContact: Instant?
    private(set) var via = Via.other
    /// Whether the clock was started by nothing but that tracking began.
    private(set) var isNew = false
    /// Where the keep-in-touch clock runs from: the last interaction or a later skip, else the day tracking began.
    ///
    /// Only ever the entry just folded takes it over, so that a reminder, once closed, can't come back under its old id.
    private(set) var clock: Start?
    private(set) var tracking = Tracking.byGroup

    init() {}

    /// The standing after all of a contact's entries, those taken back left out.
    init(folding entries: [Entry]) {
        let undone = Set(entries.compactMap { if case .undone(let id) = $0.what { id } else { nil } })
        for entry in entries where !undone.contains(entry.id) { fold(entry) }
    }

    func marks(of key: ReminderKey) -> Marks {
        marks.first { $0.key == key } ?? Marks(key: key)
    }

    mutating func fold(_ entry: Entry) {
        switch entry.what {
        case .began:
            begin(entry)
        case .told(let key):
            change(key) { $0.told = entry.said }
        case .acknowledged(let interaction, let closed):
            take(interaction, entry)
            for key in closed { close(key) }
        case .logged(let interaction):
            take(interaction, entry)
        case .snoozed(let keys, let until):
            for key in keys {
                change(key) { marks in
                    marks.snoozedUntil = until
                    // Told before it was snoozed, even where the system's clock has been set back in between.
                    marks.told = marks.told.map { min($0, entry.said) }
                }
            }
        case .skipped(let keys):
            if keys.contains(where: { $0.kind == .keepInTouch }) { start(entry, at: entry.said) }
            for key in keys { close(key) }
        case .tracked(let cadence):
            tracking = cadence.map(Tracking.every) ?? .byGroup
            begin(entry)
        case .ignored:
            tracking = .ignored
        case .undone:
            // What was taken back was left out of this fold; the entry that says so changes nothing more.
            break
        }
        // A keep-in-touch reminder is closed by the clock's new start and never comes back: its marks can go.
        if let clock { marks.removeAll { $0.key.kind == .keepInTouch && $0.key.cycle != .since(clock.entry) } }
    }

    private mutating func begin(_ entry: Entry) {
        if clock != nil { return }
        start(entry, at: entry.said)
        isNew = true
    }

    private mutating func take(_ interaction: Interaction, _ entry: Entry) {
        if let lastContact, lastContact > entry.happened { return }
        lastContact = entry.happened
        via = interaction.via
        // A skip holds against what happened before it; the day tracking began holds against nothing.
        if let clock, !isNew, clock.at > entry.happened { return }
        start(entry, at: entry.happened)
    }

    private mutating func start(_ entry: Entry, at instant: Instant) {
        clock = Start(entry: entry.id, at: instant)
        isNew = false
    }

    private mutating func close(_ key: ReminderKey) {
        // Closing a keep-in-touch reminder is the clock's business: an acknowledgement of something long ago leaves it open.
        if key.kind != .keepInTouch { change(key) { $0.isClosed = true } }
    }

    private mutating func change(_ key: ReminderKey, _ body: (inout Marks) -> Void) {
        let index = marks.firstIndex { $0.key == key } ?? marks.endIndex
        if index == marks.endIndex { marks.append(Marks(key: key)) }
        body(&marks[index])
    }
}
