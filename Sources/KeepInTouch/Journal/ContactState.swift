import FoundationEssentials

/// What follows from the journal for one contact: a fold over its entries as they now count, in their order.
struct ContactState: Equatable, Sendable {
    /// A moment, and the local day that it was where it was said.
    struct Stamp: Comparable, Sendable {
        var at: Instant
        /// Nil: the zone one is in decides.
        private var keptDay: CivilDate?

        init(_ at: Instant, day: CivilDate?) {
            self.at = at
            keptDay = day
        }

        func day(in zone: Zone) -> CivilDate { keptDay ?? zone.date(at: at) }

        /// Whether it is of an earlier day or the same. Where a day is not kept, the moments decide.
        func isUpToDay(of other: Stamp) -> Bool {
            guard let day = keptDay, let otherDay = other.keptDay else { return at <= other.at }
            return day <= otherDay
        }

        /// Whether it is earlier: by the days, each where it was said, then by the moments.
        static func < (left: Stamp, right: Stamp) -> Bool {
            guard let day = left.keptDay, let otherDay = right.keptDay, day != otherDay else { return left.at < right.at }
            return day < otherDay
        }
    }

    /// Where a clock started: the entry that started it, when, and why.
    struct Start: Equatable, Sendable {
        var entry: UUID
        var stamp: Stamp
        var cause: ClockCause
    }

    enum Tracking: Equatable, Sendable {
        case byGroup
        case every(Cadence)
        case ignored
    }

    /// A time at which a reminder was told.
    struct Telling: Equatable, Sendable {
        var stamp: Stamp
        var stage: Stage
        /// Of a repeat, its number.
        var count: UInt16

        enum Stage: UInt8 {
            case first, overdue, `repeat`, afterSnooze, afterPause
            /// An occasion, on its day.
            case day
            /// Old entries don't say it.
            case unknown
        }

        init(_ entry: Entry, _ moment: Moment?) {
            stamp = Stamp(entry.said, day: entry.day)
            count = 0
            switch moment {
            case nil: stage = .unknown
            case .due, .lead, .promise: stage = .first
            case .day: stage = .day
            case .overdue: stage = .overdue
            case .afterSnooze: stage = .afterSnooze
            case .afterPause: stage = .afterPause
            case .repeating(let number), .weekly(let number):
                stage = .repeat
                count = UInt16(clamping: number)
            }
        }
    }

    /// The days of the last three interactions and skips: what somebody just met needs to know.
    struct Turns: Equatable, Sendable {
        private var days = SIMD4<Int32>(repeating: .min)

        mutating func add(_ day: CivilDate) {
            let oldest = days.x <= days.y && days.x <= days.z ? 0 : days.y <= days.z ? 1 : 2
            days[oldest] = max(days[oldest], day.dayNumber)
        }

        /// How many of them were after this day.
        func count(after day: CivilDate) -> Int { (0...2).count { days[$0] > day.dayNumber } }
    }

    /// What was said about one reminder that is still open.
    struct Marks: Equatable, Sendable {
        var key: ReminderKey
        /// The last times it was told, at most ``tellingBound``.
        var tellings: [Telling] = []
        var isClosed = false
    }

    /// More tellings than that are of no use: what counts is when it was last told.
    private static let tellingBound = 8

    // Ordered for the least padding, since there is one of these per contact.
    private(set) var marks: [Marks] = []
    /// None or one.
    private var storedExtras: [ContactExtras] = []
    /// The last interaction that happened; nil: none is known.
    private(set) var lastContact: Stamp?
    private(set) var via = Via.other
    /// Where that was noticed; nil: a person said so.
    private(set) var trace: Evidence.Trace?
    /// Where the keep-in-touch clock runs from: the last interaction or a later skip, else the day tracking began.
    ///
    /// Only the entry that is being folded in may become the new start, so that a closed reminder can't come back under its old id.
    private(set) var clock: Start?
    /// When a cadence first applied; nil: it has not yet.
    private(set) var began: Stamp?
    /// When something was last noted of the contact; nil: never.
    private(set) var noted: Instant?
    private(set) var tracking = Tracking.byGroup
    /// Whether that was said of the contact itself, and not of one that was merged into it.
    private var hasOwnTracking = false
    private(set) var turns = Turns()

    init() {}

    /// The state after all of a contact's entries, which are in the order in which they count.
    init(
        folding entries: [Entry], of contact: ContactID, by identities: Identities = Identities(),
        evidence: EvidencePolicy = EvidencePolicy()
    ) {
        for entry in Corrections(entries).counted(entries) {
            fold(entry, isOwn: entry.contact.map(identities.contact) == contact, evidence: evidence)
        }
    }

    /// The part that few contacts have.
    private(set) var extras: ContactExtras {
        get { storedExtras.first ?? ContactExtras() }
        set { storedExtras = newValue == ContactExtras() ? [] : [newValue] }
    }

    var hasExtras: Bool { !storedExtras.isEmpty }

    /// Whether a person has said anything of the contact.
    var isPersonal: Bool { noted != nil || tracking != .byGroup || hasExtras }

    /// What was said about this reminder. A clock's tellings stay when it is started anew: one counts by its day, whatever started it.
    func marks(of key: ReminderKey) -> Marks {
        let key = key.ofItsKind
        return marks.first { $0.key == key } ?? Marks(key: key)
    }

    /// Folds in the next entry. `isOwn` is false if it is about a contact that was merged into this one; `evidence` says what counts of
    /// that which was noticed.
    mutating func fold(_ entry: Entry, isOwn: Bool = true, evidence policy: EvidencePolicy = EvidencePolicy()) {
        switch entry.what {
        case .began:
            begin(entry)
        case .told(let key, let moment):
            // Old journals have contacts that were told of and whose tracking never began: it had. They don't name the moment.
            if moment == nil, key.kind.isBudgeted, began == nil { began = Stamp(entry.said, day: entry.day) }
            change(key) { marks in
                marks.tellings.append(Telling(entry, moment))
                if marks.tellings.count > Self.tellingBound { marks.tellings.removeFirst() }
            }
            if case .afterSnooze(let snooze) = moment, hasExtras { extras.noteTold(snooze, of: key) }
        case .noticed(let evidence): notice(evidence, by: policy, entry)
        case .acknowledged(let interaction, let closed, let again):
            note(interaction, entry)
            for key in closed { close(key, entry, .interaction) }
            if let again { extras.again = ContactExtras.Again(on: again, since: entry.happened) }
        case .logged(let interaction):
            note(interaction, entry)
        case .done(let keys):
            for key in keys { close(key, entry, .interaction) }
        case .snoozed(let keys, let until):
            snooze(keys, ContactExtras.Snooze(entry: entry.id, said: entry.said, until: until))
        case .skipped(let keys):
            if hasExtras { for key in keys { extras.forgetSnooze(of: key.kind, upTo: entry.said) } }
            if keys.contains(where: { $0.kind == .keepInTouch }) { start(entry, .skip) }
            for key in keys { close(key, entry, .skip) }
        case .tracked(let cadence, let inPerson):
            track(cadence.map(Tracking.every) ?? .byGroup, inPerson: inPerson, isOwn)
            begin(entry)
        case .ignored: track(.ignored, inPerson: nil, isOwn)
        case .paused(let pause): extras.pauses.add(pause)
        case .resumed(let day): extras.pauses.resume(on: day)
        case .promised(let what, let day):
            noteSaid(entry)
            extras.promises.append(ContactExtras.Promise(entry: entry.id, what: what, on: day))
        case .gave:
            noteSaid(entry)
            extras.favors.given += 1
            extras.favors.gotLast = false
        case .got:
            noteSaid(entry)
            extras.favors.got += 1
            extras.favors.gotLast = true
        case .settled: extras.favors = Favors()
        case .introduced(let other):
            noteSaid(entry)
            if !extras.knows.contains(other) { extras.knows.append(other) }
        case .assigned(let groups) where isOwn: extras.assigned = groups
        case .assigned(let groups): extras.inheritedGroups += groups
        case .merged where hasExtras:
            // From now on what is said of the one who stays decides.
            extras.assigned += extras.inheritedGroups
            extras.inheritedGroups = []
        case .merged, .undone, .amended, .redated, .carried, .confirmed, .dismissed, .wasDown:
            // The caller hands over entries as they now count, and adds those of merged contacts.
            break
        }
        forgetAnswered()
    }

    /// Removes the tellings that can't count any more: those of up to the day on which a clock was started anew, and those of promises
    /// that were kept.
    private mutating func forgetAnswered() {
        if marks.isEmpty { return }
        let promises = extras.promises
        let inPerson = extras.inPerson
        marks.removeAll { mark in
            switch mark.key.kind {
            case .keepInTouch, .inPerson:
                guard let start = mark.key.kind == .inPerson ? inPerson : clock, start.cause != .began else { return false }
                // What was told later, in a window that had opened that day, may have been the end of a snooze.
                return mark.tellings.allSatisfy { $0.stamp.isUpToDay(of: start.stamp) && $0.stamp.at <= start.stamp.at }
            case .promise: return !promises.contains { mark.key.cycle == .since($0.entry) }
            case .birthday, .anniversary: return false
            }
        }
    }

    /// The cycle of the clock for seeing each other.
    var inPersonCycle: ReminderKey.Cycle { .since(extras.inPerson?.entry ?? .zero) }

    /// The snooze of a reminder, over or not; nil: there was none, or it was ended.
    func snooze(of key: ReminderKey) -> ContactExtras.Snooze? {
        guard let extras = storedExtras.first else { return nil }
        return switch key.kind {
        case .keepInTouch: extras.keepInTouchSnooze
        case .inPerson: extras.inPersonSnooze
        case .promise, .birthday, .anniversary: extras.snoozes[key]
        }
    }

    /// The contact's own cadences, beside those of its groups.
    var every: Cadence? { if case .every(let cadence) = tracking { cadence } else { nil } }
    var everyInPerson: Cadence? { hasExtras ? extras.everyInPerson : nil }
    /// The groups beside those of the card.
    var assigned: [String] { storedExtras.first.map { $0.assigned + $0.inheritedGroups } ?? [] }

    // MARK: What entries do

    private mutating func noteSaid(_ entry: Entry) { noted = max(noted ?? entry.said, entry.said) }

    /// An entry about a contact that was merged into this one counts only if there is none about this one.
    private mutating func track(_ new: Tracking, inPerson: Cadence?, _ isOwn: Bool) {
        if hasOwnTracking, !isOwn { return }
        hasOwnTracking = isOwn
        tracking = new
        if inPerson != nil || hasExtras { extras.everyInPerson = inPerson }
    }

    private mutating func begin(_ entry: Entry) {
        if began == nil { began = Stamp(entry.said, day: entry.day) }
        if clock == nil { clock = Start(entry: entry.id, stamp: Stamp(entry.said, day: entry.day), cause: .began) }
    }

    private mutating func note(_ interaction: Interaction, _ entry: Entry) {
        noteSaid(entry)
        wereInTouch(by: interaction.via, isInPerson: interaction.via.isInPerson, entry)
    }

    private mutating func notice(_ evidence: Evidence, by policy: EvidencePolicy, _ entry: Entry) {
        if policy[evidence.source] != .off, evidence.verdict != .dismissed {
            let stamp = Stamp(entry.happened, day: entry.day)
            if evidence.isContact {
                extras.exchange = extras.exchange.map { max($0, stamp) } ?? stamp
            } else {
                extras.theyWrote = extras.theyWrote.map { max($0, stamp) } ?? stamp
            }
        }
        if policy.counts(evidence) { wereInTouch(by: evidence.via, isInPerson: evidence.isInPerson, trace: evidence.trace, entry) }
    }

    /// When they wrote last, where nothing is known of an answer on that day or later, be it a letter, a call or a visit; nil: they
    /// didn't, or it was answered.
    var unanswered: Stamp? {
        guard let wrote = storedExtras.first?.theyWrote else { return nil }
        let answers = [storedExtras.first?.exchange, lastContact].compactMap(\.self)
        return answers.contains { wrote.isUpToDay(of: $0) } ? nil : wrote
    }

    private mutating func wereInTouch(by via: Via, isInPerson: Bool, trace: Evidence.Trace? = nil, _ entry: Entry) {
        if hasExtras { endSnoozes(isInPerson: isInPerson, entry) }
        if isInPerson { see(entry, .interaction) }
        let happened = Stamp(entry.happened, day: entry.day)
        if lastContact.map({ !(happened < $0) }) ?? true {
            lastContact = happened
            (self.via, self.trace) = (via, trace)
        }
        // What happened before the interaction that asked for it is not the next one.
        if hasExtras, let again = extras.again, again.since <= entry.happened { extras.again = nil }
        turns.add(entry.day ?? Zone.utc.date(at: entry.happened))
        // An interaction from before the clock's start doesn't move it, unless the clock only runs since tracking began.
        if let clock, clock.cause != .began, happened < clock.stamp { return }
        clock = Start(entry: entry.id, stamp: happened, cause: .interaction)
    }

    /// An interaction ends the snoozes that were said before it happened; one in which they did not see each other only the one of
    /// keep-in-touch.
    private mutating func endSnoozes(isInPerson: Bool, _ entry: Entry) {
        if let snooze = extras.keepInTouchSnooze, snooze.said < entry.happened { extras.keepInTouchSnooze = nil }
        if isInPerson, let snooze = extras.inPersonSnooze, snooze.said < entry.happened { extras.inPersonSnooze = nil }
    }

    private mutating func snooze(_ keys: [ReminderKey], _ snooze: ContactExtras.Snooze) {
        if keys.isEmpty {
            extras.keepInTouchSnooze = snooze
            extras.inPersonSnooze = snooze
        }
        for key in keys {
            switch key.kind {
            case .keepInTouch: extras.keepInTouchSnooze = snooze
            case .inPerson: extras.inPersonSnooze = snooze
            case .promise, .birthday, .anniversary: extras.snoozes[key] = snooze
            }
        }
    }

    private mutating func start(_ entry: Entry, _ cause: ClockCause) {
        clock = Start(entry: entry.id, stamp: Stamp(entry.said, day: entry.day), cause: cause)
        if hasExtras { extras.again = nil }
        turns.add(entry.day ?? Zone.utc.date(at: entry.happened))
    }

    private mutating func see(_ entry: Entry, _ cause: ClockCause) {
        let seen = Stamp(entry.happened, day: entry.day)
        if let former = extras.inPerson, seen < former.stamp { return }
        extras.inPerson = Start(entry: entry.id, stamp: seen, cause: cause)
    }

    private mutating func close(_ key: ReminderKey, _ entry: Entry, _ cause: ClockCause) {
        switch key.kind {
        // Closed by starting its clock anew: an acknowledgement of something long ago leaves it open.
        case .keepInTouch: break
        case .inPerson where cause == .skip:
            // What is skipped was due, and its next step runs from that day, even where a clock that was ahead had noted a later one.
            extras.inPerson = Start(entry: entry.id, stamp: Stamp(entry.said, day: entry.day), cause: cause)
        case .inPerson: see(entry, cause)
        case .promise:
            extras.promises.removeAll { key.cycle == .since($0.entry) }
            extras.snoozes[key] = nil
        case .birthday, .anniversary:
            change(key) { $0.isClosed = true }
            if hasExtras { extras.snoozes[key] = nil }
        }
    }

    private mutating func change(_ key: ReminderKey, _ body: (inout Marks) -> Void) {
        let key = key.ofItsKind
        let index = marks.firstIndex { $0.key == key } ?? marks.endIndex
        if index == marks.endIndex { marks.append(Marks(key: key)) }
        body(&marks[index])
    }
}

extension ReminderKey {
    /// Of a clock, the same key whatever started it; of anything else, the key itself.
    fileprivate var ofItsKind: ReminderKey { kind.isBudgeted ? ReminderKey(kind: kind, cycle: .since(.zero)) : self }
}

extension UUID {
    /// RFC 9562's Nil UUID: no entry has it.
    package static let zero = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}
