import FoundationEssentials

/// What entries say of other entries: that they are taken back, should have said something else, or were said by a clock that was ahead.
package struct Corrections: Sendable {
    /// What the entries of this id should have said, in the order in which it was said.
    private var amendments: [UUID: [(entry: UUID, what: Amendment)]] = [:]
    private var redatings: [UUID: Redating] = [:]
    private var takenBack: Set<UUID> = []
    /// What was said of the entry of this id that noticed something, in the order in which it was said.
    private var verdicts: [UUID: [(entry: UUID, verdict: Evidence.Verdict)]] = [:]

    /// When an entry counts as said.
    struct Redating {
        /// The entry that says so.
        let entry: UUID
        let to: Instant
        /// The local day of that.
        let day: CivilDate
        /// Where the entry that says so is in the order.
        let place: EntryPlace
    }

    /// The corrections among these entries, in whatever order they come.
    package init(_ entries: some Collection<Entry>) {
        // Where something was dated anew on several machines, what was written first counts.
        for entry in entries {
            guard case .redated(let id, let instant) = entry.what else { continue }
            let redating = Redating(entry: entry.id, to: instant, day: entry.day ?? Zone.utc.date(at: instant), place: entry.place ?? .last)
            if let former = redatings[id], former.place <= redating.place { continue }
            redatings[id] = redating
        }
        let changing = ordered(entries.filter { $0.what.target != nil })
        for entry in changing {
            switch entry.what {
            case .amended(let id, let amendment): amendments[id, default: []].append((entry.id, amendment))
            case .confirmed(let id): verdicts[id, default: []].append((entry.id, .confirmed))
            case .dismissed(let id): verdicts[id, default: []].append((entry.id, .dismissed))
            default: break
            }
        }
        // From the end, since whether an entry is taken back depends on what was said after it.
        for entry in changing.reversed() {
            if case .undone(let id) = entry.what, !takenBack.contains(entry.id) { takenBack.insert(id) }
        }
    }

    // MARK: The order

    /// The place in the order at which the entry counts: what was said by a wrong clock counts where it was dated anew. What is not
    /// written yet comes last.
    func place(of entry: Entry) -> EntryPlace { redating(of: entry.id)?.place ?? entry.place ?? .last }

    /// The entries in the order in which they count, each once, which is the same on every machine that has the same ones. What two
    /// machines have said by themselves under one id was said when the first of them did.
    package func ordered(_ entries: some Sequence<Entry>) -> [Entry] {
        let entries = Array(entries)
        let places = entries.map { (counted: place(of: $0), written: $0.place ?? .last) }
        func isBefore(_ left: Int, _ right: Int) -> Bool {
            if places[left].counted != places[right].counted { return places[left].counted < places[right].counted }
            if places[left].written != places[right].written { return places[left].written < places[right].written }
            // What is not written yet is in order.
            return places[left].written == .last ? left < right : entries[left].id.text < entries[right].id.text
        }
        var seen: Set<UUID> = []
        seen.reserveCapacity(entries.count)
        // Nearly always they are in order already.
        let isOrdered = entries.indices.dropFirst().allSatisfy { isBefore($0 - 1, $0) }
        let indices = isOrdered ? Array(entries.indices) : entries.indices.sorted(by: isBefore)
        return indices.compactMap { seen.insert(entries[$0].id).inserted ? entries[$0] : nil }
    }

    /// Whether the entry was not taken back. An undo that was taken back doesn't count either.
    package func stands(_ entry: Entry) -> Bool { !takenBack.contains(entry.id) }

    /// How many entries were said by a wrong clock.
    package var redatedCount: Int { redatings.count }

    /// Whether the entry says something else than it said at first.
    package func isAmended(_ entry: Entry) -> Bool { amendments[entry.id]?.contains { !takenBack.contains($0.entry) } ?? false }

    /// The entry as it counts now. Nil if it doesn't: it was taken back, or it is of a day that had not come.
    package func counted(_ entry: Entry) -> Entry? {
        if !stands(entry) { return nil }
        var entry = entry
        if let redating = redating(of: entry.id) {
            // In a window that goes on after midnight, or further west, it may have been the day before; that has come, too.
            if entry.what.isOfItsDay, entry.said.isOfDeadClock || redating.day < entry.localDay { return nil }
            entry.redate(to: redating.to, on: redating.day)
        }
        for amendment in amendments[entry.id] ?? [] where !takenBack.contains(amendment.entry) {
            var what = amendment.what
            if let redating = redating(of: amendment.entry), let happened = what.happened, happened > redating.to {
                (what.happened, what.day) = (redating.to, redating.day)
            }
            entry.amend(what)
        }
        if case .noticed(var evidence) = entry.what {
            evidence.verdict = verdicts[entry.id]?.last { !takenBack.contains($0.entry) }?.verdict
            entry.what = .noticed(evidence)
        }
        return entry
    }

    /// The entries as they count now, without those that don't.
    package func counted(_ entries: some Sequence<Entry>) -> [Entry] { entries.compactMap(counted) }

    /// Whether something has dated the entry anew.
    package func isRedated(_ entry: UUID) -> Bool { redatings[entry] != nil }

    /// How often the clock can turn out to have been ahead once more. Only a journal that somebody else wrote gets there.
    private static let redatingBound = 64

    /// What dated the entry anew was perhaps itself said by a clock that was ahead.
    private func redating(of id: UUID) -> Redating? {
        guard var found = redatings[id] else { return nil }
        for _ in 0..<Self.redatingBound {
            guard let next = redatings[found.entry] else { break }
            found = next
        }
        return found
    }
}

extension Entry.What {
    /// Whether it says what was so on the day it was said, and nothing on another.
    fileprivate var isOfItsDay: Bool {
        switch self {
        case .told, .wasDown: true
        default: false
        }
    }
}

extension [Entry] {
    /// These entries in the order in which they count, each once, as if nothing were said of them.
    package var inOrder: [Entry] { Corrections([]).ordered(self) }

    /// These entries as they count now, without those that were taken back, in the order in which they count. All that is said of them is
    /// among them.
    package var counted: [Entry] {
        let corrections = Corrections(self)
        return corrections.counted(corrections.ordered(self))
    }
}

extension Entry {
    /// The local day on which it was said. Old rows don't have it.
    fileprivate var localDay: CivilDate {
        guard let day else { return Zone.utc.date(at: said) }
        return day.adding(days: Int(((said.seconds - happened.seconds) + 43_200) / 86_400))
    }

    /// Makes it count as said at that moment: spans that were said with it end as much earlier, and days that were typed stay.
    fileprivate mutating func redate(to instant: Instant, on newDay: CivilDate) {
        let (seconds, oldDay) = (Int(said.seconds - instant.seconds), localDay)
        let days = newDay.days(since: oldDay)
        switch what {
        case .snoozed(let keys, .instant(let end)) where isSpan: what = .snoozed(keys, until: .instant(end.adding(seconds: -seconds)))
        case .snoozed(let keys, .day(let end)) where isSpan: what = .snoozed(keys, until: .day(end.adding(days: days)))
        case .acknowledged(let interaction, let keys, let again?) where isSpan:
            what = .acknowledged(interaction, keys, again: again.adding(days: days))
        case .promised(let text, let day) where isSpan: what = .promised(text, on: day.adding(days: days))
        case .paused(let pause):
            let from = pause.from == oldDay ? newDay : pause.from
            what = .paused(Pause(from: from, until: isSpan ? pause.until?.adding(days: days) : pause.until))
        case .resumed(let day) where day == oldDay: what = .resumed(on: newDay)
        default: break
        }
        if said.isOfDeadClock {
            // What was said to have happened the day before did.
            (happened, day) = (happened.adding(seconds: -seconds), day?.adding(days: days))
        } else if what.isOfItsDay {
            (happened, day) = (instant, day ?? newDay)
        } else if happened > instant {
            (happened, day) = (instant, newDay)
        }
        if said > instant || said.isOfDeadClock { said = instant }
    }

    /// Makes it say what it should have said.
    fileprivate mutating func amend(_ amendment: Amendment) {
        if let instant = amendment.happened { (happened, day) = (instant, amendment.day ?? day) }
        switch what {
        case .acknowledged(var interaction, let keys, let again):
            interaction.amend(amendment)
            what = .acknowledged(interaction, keys, again: again)
        case .logged(var interaction):
            interaction.amend(amendment)
            what = .logged(interaction)
        case .promised(let text, let day): what = .promised(amendment.text ?? text, on: amendment.on ?? day)
        case .gave(let text): what = .gave(amendment.text ?? text)
        case .got(let text): what = .got(amendment.text ?? text)
        default: break
        }
    }
}

extension Interaction {
    fileprivate mutating func amend(_ amendment: Amendment) {
        via = amendment.via ?? via
        if let note = amendment.note { self.note = note.isEmpty ? nil : note }
    }
}
