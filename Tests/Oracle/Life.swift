import FoundationEssentials
import KeepInTouch

/// What was said of one contact, as it counts, and the questions that it answers. Each answer looks at all of it.
struct Life {
    let contact: Contact
    let history: History
    /// Of this contact alone.
    let entries: [Entry]
    /// All that was ever told of the contact.
    let tellings: [Telling]
    let policy: Policy
    /// The day it is, whatever the window.
    let today: CivilDate

    /// A reminder was told.
    struct Telling {
        let key: ReminderKey
        let moment: Moment?
        /// When that counts as said.
        let said: Instant
        /// The day of the window in which it was told.
        let day: CivilDate

        var isRepeat: Bool { if case .repeating = moment { true } else { false } }
    }

    /// An interaction or a skip, from which a due day counts.
    struct Start {
        let id: UUID?
        let day: CivilDate
        /// The moment it happened, to order what happened on one day.
        var moment = Instant(seconds: .min)
    }

    /// Whether nobody is reminded of them: they said so, or the card says that the contact is dead.
    var isIgnored: Bool {
        if contact.died != nil { return true }
        let said = entries.last { [.ignored, .tracked].contains($0.what.verb) }
        return said?.what == .ignored
    }

    /// The day on which a cadence first applied, if one did.
    var began: CivilDate? {
        entries.first { [.began, .tracked].contains($0.what.verb) }.map(history.saidDay)
    }

    // MARK: Cadences

    struct Rhythm {
        let every: Cadence
        var atMost: Cadence?
    }

    private var own: (every: Cadence?, inPerson: Cadence?) {
        for entry in entries.reversed() { if case .tracked(let every, let inPerson) = entry.what { return (every, inPerson) } }
        return (nil, nil)
    }

    /// By name, so that of two with the same cadence it is always the same one that counts.
    private var groups: [GroupPolicy] { contact.groups.sorted().compactMap { policy.groups[$0] } }

    var rhythm: Rhythm? {
        if let every = own.every { return Rhythm(every: every) }
        let shortest = groups.min { $0.every.averageDays < $1.every.averageDays }
        if let shortest { return Rhythm(every: shortest.every, atMost: shortest.atMost) }
        return policy.every.map { Rhythm(every: $0) }
    }

    var rhythmInPerson: Cadence? {
        own.inPerson ?? groups.compactMap(\.inPerson).min { $0.averageDays < $1.averageDays }
    }

    /// Whether occasions of "those tracked" are this contact's too: there is a cadence, or a step after they met.
    var isTracked: Bool { rhythmInPerson != nil || keepInTouch(known: CivilDate.range.lowerBound) != nil || rhythm != nil }

    // MARK: What happened

    /// The interactions, in the order in which they happened.
    func interactions(inPersonOnly: Bool = false) -> [Start] {
        entries.compactMap { entry -> Start? in
            guard let interaction = entry.interaction, !inPersonOnly || interaction.sawEachOther || entry.closesInPerson else { return nil }
            return Start(id: entry.id, day: history.day(entry), moment: entry.happened)
        }
    }

    /// The day on which it was asked to be due again; nil: it wasn't, or there was an interaction or a skip since.
    var again: CivilDate? {
        guard let index = entries.lastIndex(where: { if case .acknowledged(_, _, _?) = $0.what { true } else { false } }),
            case .acknowledged(_, _, let day) = entries[index].what
        else { return nil }
        let ends = entries[(index + 1)...].contains { entry in
            if case .skipped(let keys) = entry.what { return keys.contains { $0.kind == .keepInTouch } }
            return entry.interaction != nil && entry.happened >= entries[index].happened
        }
        return ends ? nil : day
    }

    /// In the order in which they happened; of two at the same moment the one said last is last.
    static func sorted(_ starts: [Start]) -> [Start] {
        starts.enumerated().sorted { left, right in
            (left.element.day, left.element.moment, left.offset) < (right.element.day, right.element.moment, right.offset)
        }.map(\.element)
    }

    /// The skips of reminders of this kind.
    func skips(_ kind: ReminderKind) -> [Start] {
        entries.compactMap { entry in
            guard case .skipped(let keys) = entry.what, keys.contains(where: { $0.kind == kind }) else { return nil }
            return Start(id: entry.id, day: history.saidDay(entry), moment: entry.said)
        }
    }

    /// Those of these starts from which its clock may count now: a skip starts it on the day on which it was said, whatever was before.
    func sinceSkip(_ starts: [Start], _ kind: ReminderKind) -> [Start] {
        guard let skip = skips(kind).last, let index = entries.firstIndex(where: { $0.id == skip.id }) else { return starts }
        let before = Set(entries[..<index].map(\.id))
        return starts.filter { start in start.id.map { !before.contains($0) } ?? true }
    }

    /// Whether one of its answers names this reminder: done, skipped, or closed by an interaction.
    func isAnswered(_ key: ReminderKey) -> Bool {
        entries.contains { entry in
            switch entry.what {
            case .done(let keys), .skipped(let keys), .acknowledged(_, let keys, _): keys.contains(key)
            default: false
            }
        }
    }

    /// Whether something was noted of the contact on that day, as the days are here, or later: that they were in touch, gave, got,
    /// promised or got to know somebody.
    func wasNoted(from day: CivilDate) -> Bool {
        let verbs: Set<Verb> = [.acknowledged, .logged, .gave, .got, .promised, .introduced]
        return entries.contains { verbs.contains($0.what.verb) && history.zone.date(at: $0.said) >= day }
    }

    // MARK: Snoozes

    struct Snooze {
        let entry: UUID
        let said: Instant
        let end: Instant
        /// The day with which it ends; nil: it ends at that moment.
        var day: CivilDate?

        /// Whether its end was told: under its name, or after it, or since it was said in the window of its day, wherever that was.
        func isTold(_ tellings: [Telling]) -> Bool {
            tellings.contains { telling in
                if telling.moment == .afterSnooze(entry) { return true }
                if telling.said >= end { return day == nil || telling.said >= said }
                return day.map { telling.day >= $0 && telling.said >= said } ?? false
            }
        }
    }

    /// The last snooze that hides this reminder, ended or not; nil: none does, or an interaction since ended it.
    func snooze(of key: ReminderKey, windows: Windows) -> Snooze? {
        let isClock = key.kind == .keepInTouch || key.kind == .inPerson
        for entry in entries.reversed() {
            guard case .snoozed(let keys, let until) = entry.what else { continue }
            let names = keys.contains { $0 == key || isClock && $0.kind == key.kind }
            guard names || keys.isEmpty && isClock else { continue }
            if isClock, interactions(after: entry.said, inPersonOnly: key.kind == .inPerson) { return nil }
            switch until {
            case .instant(let end): return Snooze(entry: entry.id, said: entry.said, end: end)
            case .day(let day): return Snooze(entry: entry.id, said: entry.said, end: windows.opening(from: day), day: day)
            }
        }
        return nil
    }

    private func interactions(after instant: Instant, inPersonOnly: Bool) -> Bool {
        entries.contains { entry in
            guard let interaction = entry.interaction else { return false }
            return entry.happened > instant && (!inPersonOnly || interaction.sawEachOther)
        }
    }
}

extension Entry {
    /// The interaction that it says happened.
    var interaction: Interaction? {
        switch what {
        case .acknowledged(let interaction, _, _), .logged(let interaction): interaction
        case .noticed(let evidence): Interaction(via: evidence.via)
        default: nil
        }
    }
}

extension Entry {
    /// Whether it answers an in-person reminder as itself, by whatever means.
    fileprivate var closesInPerson: Bool {
        if case .acknowledged(_, let keys, _) = what { keys.contains { $0.kind == .inPerson } } else { false }
    }
}

extension Interaction {
    var sawEachOther: Bool { ["meal", "meeting", "visit", "event"].contains(via.rawValue) }
}
