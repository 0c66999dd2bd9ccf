import FoundationEssentials
import KeepInTouch

/// What the journal says of a reminder that is no longer open.
struct TaskClosing: Equatable {
    /// How it ended.
    let standing: TaskStanding
    /// The entry that answered it; nil: nobody did.
    let entry: Entry?
    /// What it notes of an interaction.
    let note: String?

    /// How a reminder ended, from all entries of its contact in their order; nil: these don't know it. Where nobody answered it counts as
    /// withdrawn at `now`.
    ///
    /// They know it if it was told, or if the entry that began it is there: what was told of the reminder before may hold for it, too.
    init?(of reminder: ReminderID, in entries: [Entry], by policy: EvidencePolicy, now: Instant) {
        let key = reminder.key
        let began: UUID? = if case .since(let entry) = key.cycle { entry } else { nil }
        let isTold = entries.contains { $0.tells(key) }
        guard isTold || entries.contains(where: { $0.id == began }) else { return nil }
        let counted = Corrections(entries).counted(entries)
        // What it was told again after was no answer to it; but a machine may have told it that had not heard of the answer.
        // Where no telling counts any more, since a clock was wrong, any answer behind its beginning may be one.
        let start = counted.firstIndex { $0.id == began }.map { $0 + 1 } ?? (isTold ? counted.startIndex : counted.endIndex)
        let first = counted.firstIndex { $0.tells(key) } ?? start
        let last = counted.lastIndex { $0.tells(key) } ?? start
        let answer =
            counted[last...].first { $0.answer(to: key, by: policy) != nil }
            ?? counted[first...].last { $0.answer(to: key, by: policy) != nil }
        guard let answer, let isDone = answer.answer(to: key, by: policy) else {
            (standing, entry, note) = (.withdrawn(now), nil, nil)
            return
        }
        standing = isDone ? .done(answer.said) : .skipped(answer.said)
        entry = entries.first { $0.id == answer.id }
        if case .acknowledged(let interaction, _, _) = answer.what { note = interaction.note } else { note = nil }
    }
}

extension Entry {
    /// Whether it says that this reminder was told.
    func tells(_ key: ReminderKey) -> Bool { if case .told(key, _) = what { true } else { false } }

    /// Whether it says that this reminder is done (true) or skipped (false); nil: neither.
    fileprivate func answer(to key: ReminderKey, by policy: EvidencePolicy) -> Bool? {
        switch what {
        case .acknowledged(let interaction, let keys, _):
            key.kind == .promise ? nil : key.kind != .inPerson || interaction.via.isInPerson || keys.contains(key) ? true : nil
        case .logged(let interaction): key.kind == .promise ? nil : key.kind != .inPerson || interaction.via.isInPerson ? true : nil
        case .noticed(let evidence) where policy.counts(evidence):
            key.kind == .promise ? nil : key.kind != .inPerson || evidence.isInPerson ? true : nil
        case .done(let keys): keys.contains(key) ? true : nil
        case .skipped(let keys): keys.contains(key) ? false : nil
        default: nil
        }
    }
}
