import FoundationEssentials

/// What follows from the journal for one contact: a fold over its entries, in their order.
struct ContactState: Equatable, Sendable {
    /// Where a clock started: the entry that started it, when, and why.
    struct Start: Equatable, Sendable {
        var entry: UUID
        var at: Instant
        var cause: ClockCause
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
        /// Whether it was snoozed after it was told. The times of the two can't say it: the clock may have been set back.
        var isSnoozedSince = false
        var isClosed = false
    }

    // Ordered for the least padding, since there is one of these per contact.
    private(set) var marks: [Marks] = []
    /// None or one.
    private var storedExtras: [ContactExtras] = []
    /// The last interaction that happened; nil: never contacted.
    private(set) var lastContact: Instant?
    private(set) var via = Via.other
    /// Where the keep-in-touch clock runs from: the last interaction or a later skip, else the day tracking began.
    ///
    /// Only the entry that is being folded in may become the new start, so that a closed reminder can't come back under its old id.
    private(set) var clock: Start?
    private(set) var tracking = Tracking.byGroup
    /// Whether that was said of the contact itself, and not of one that was merged into it.
    private var hasOwnTracking = false
    /// When the clock was started for the first time. Meaningless while ``clock`` is nil.
    private(set) var clockBegan = Instant(seconds: 0)

    init() {}

    /// The state after all of a contact's entries, those taken back left out.
    init(folding entries: [Entry], of contact: ContactID) {
        let undone = entries.undone
        for entry in entries where !undone.contains(entry.id) { fold(entry, isOwn: entry.contact == contact) }
    }

    /// The part that few contacts have.
    private(set) var extras: ContactExtras {
        get { storedExtras.first ?? ContactExtras() }
        set { storedExtras = newValue == ContactExtras() ? [] : [newValue] }
    }

    var hasExtras: Bool { !storedExtras.isEmpty }

    func marks(of key: ReminderKey) -> Marks {
        marks.first { $0.key == key } ?? Marks(key: key)
    }

    /// Folds in the next entry. `isOwn` is false if it is about a contact that was merged into this one.
    mutating func fold(_ entry: Entry, isOwn: Bool = true) {
        switch entry.what {
        case .began:
            begin(entry)
        case .told(let key):
            change(key) { marks in
                marks.told = entry.said
                marks.isSnoozedSince = false
            }
        case .acknowledged(let interaction, let closed):
            note(interaction, entry)
            for key in closed { close(key, entry, .interaction) }
        case .logged(let interaction):
            note(interaction, entry)
        case .snoozed(let keys, let until):
            for key in keys {
                change(key) { marks in
                    marks.snoozedUntil = until
                    marks.isSnoozedSince = true
                }
            }
        case .skipped(let keys):
            if keys.contains(where: { $0.kind == .keepInTouch }) { start(entry, at: entry.said, .skip) }
            for key in keys { close(key, entry, .skip) }
        case .tracked(let cadence, let inPerson):
            track(cadence.map(Tracking.every) ?? .byGroup, inPerson: inPerson, isOwn)
            begin(entry)
        case .ignored: track(.ignored, inPerson: nil, isOwn)
        case .paused(let pause): extras.pause = pause
        case .resumed(let day): extras.pause = extras.pause?.ended(on: day)
        case .promised(let what, let day): extras.promises.append(ContactExtras.Promise(entry: entry.id, what: what, on: day))
        case .gave:
            extras.favors.given += 1
            extras.favors.gotLast = false
        case .got:
            extras.favors.got += 1
            extras.favors.gotLast = true
        case .settled: extras.favors = Favors()
        case .introduced(let other): if !extras.knows.contains(other) { extras.knows.append(other) }
        case .merged, .undone:
            // Nothing to do: the caller leaves out entries that were taken back and adds those of merged contacts.
            break
        }
        forgetAnswered()
    }

    /// Removes the marks of reminders that can't come back: those whose clock was started anew, and promises that were kept.
    private mutating func forgetAnswered() {
        if marks.isEmpty { return }
        let promises = extras.promises
        let inPerson = inPersonCycle
        marks.removeAll { mark in
            switch mark.key.kind {
            case .keepInTouch: clock.map { mark.key.cycle != .since($0.entry) } ?? false
            case .inPerson: mark.key.cycle != inPerson
            case .promise: !promises.contains { mark.key.cycle == .since($0.entry) }
            case .birthday, .anniversary: false
            }
        }
    }

    /// The cycle of the clock for seeing each other.
    var inPersonCycle: ReminderKey.Cycle { .since(extras.inPerson?.entry ?? .zero) }

    /// An entry about a contact that was merged into this one counts only if there is none about this one.
    private mutating func track(_ new: Tracking, inPerson: Cadence?, _ isOwn: Bool) {
        if hasOwnTracking, !isOwn { return }
        hasOwnTracking = isOwn
        tracking = new
        if inPerson != nil || hasExtras { extras.everyInPerson = inPerson }
    }

    private mutating func begin(_ entry: Entry) {
        if clock == nil { start(entry, at: entry.said, .began) }
    }

    private mutating func note(_ interaction: Interaction, _ entry: Entry) {
        if interaction.via.isInPerson { see(entry, at: entry.happened, .interaction) }
        if lastContact.map({ $0 <= entry.happened }) ?? true {
            lastContact = entry.happened
            via = interaction.via
        }
        // An interaction from before the clock's start doesn't move it, unless the clock only runs since tracking began.
        if let clock, clock.cause != .began, clock.at > entry.happened { return }
        start(entry, at: entry.happened, .interaction)
    }

    private mutating func start(_ entry: Entry, at instant: Instant, _ cause: ClockCause) {
        if clock == nil { clockBegan = entry.said }
        clock = Start(entry: entry.id, at: instant, cause: cause)
    }

    private mutating func see(_ entry: Entry, at instant: Instant, _ cause: ClockCause) {
        if let former = extras.inPerson, former.at > instant { return }
        extras.inPerson = Start(entry: entry.id, at: instant, cause: cause)
    }

    private mutating func close(_ key: ReminderKey, _ entry: Entry, _ cause: ClockCause) {
        switch key.kind {
        // Closed by starting its clock anew: an acknowledgement of something long ago leaves it open.
        case .keepInTouch: break
        case .inPerson: see(entry, at: cause == .skip ? entry.said : entry.happened, cause)
        case .promise: extras.promises.removeAll { key.cycle == .since($0.entry) }
        case .birthday, .anniversary: change(key) { $0.isClosed = true }
        }
    }

    private mutating func change(_ key: ReminderKey, _ body: (inout Marks) -> Void) {
        let index = marks.firstIndex { $0.key == key } ?? marks.endIndex
        if index == marks.endIndex { marks.append(Marks(key: key)) }
        body(&marks[index])
    }
}

extension UUID {
    /// RFC 9562's Nil UUID: no entry has it.
    static let zero = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}
