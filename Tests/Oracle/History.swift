import FoundationEssentials
import KeepInTouch

/// A journal as it counts: what was taken back is out of it, what was amended or said under a wrong clock reads as it should have been.
struct History {
    /// The entries in their order, without those that only change others.
    private(set) var entries: [Entry] = []
    let zone: Zone

    /// `evidence` are the settings of what was noticed: of that only what counts is in the history.
    init(_ journal: [Entry], zone: Zone, evidence: EvidencePolicy) {
        self.zone = zone
        let undone = Self.undone(in: journal)
        let judged = Self.judged(in: journal, butOf: undone)
        var changes: [UUID: [Entry]] = [:]
        for entry in journal where !undone.contains(entry.id) {
            switch entry.what {
            case .amended(let target, _), .redated(let target, _): changes[target, default: []].append(entry)
            case .undone, .confirmed, .dismissed: break
            case .noticed(let what):
                // A letter that only came in is no contact; a call that was answered is, whoever called.
                let isContact = what.direction != .in || what.via == .call
                guard judged[entry.id] ?? (isContact && evidence.isCounted(what.source)) else { break }
                // They saw each other only where a person says so of an event with a place.
                let isSeen = what.source == .calendar && what.hasPlace && judged[entry.id] == true
                entries.append(
                    copy(entry, said: entry.said, happened: entry.happened, day: entry.day, what: isSeen ? entry.what : what.unseen))
            default: entries.append(entry)
            }
        }
        /// What dated an entry anew may itself have been said by a clock that was ahead. The last one counts.
        func last(_ change: Entry) -> Entry {
            changes[change.id]?.last { $0.what.verb == .redated }.map(last) ?? change
        }
        for index in entries.indices {
            let own = changes[entries[index].id] ?? []
            if let redated = own.last(where: { $0.what.verb == .redated }) { entries[index] = changed(entries[index], by: last(redated)) }
            for change in own where change.what.verb == .amended { entries[index] = changed(entries[index], by: change) }
        }
    }

    /// What a person said last of what was noticed: that it is right, or wrong.
    private static func judged(in journal: [Entry], butOf undone: Set<UUID>) -> [UUID: Bool] {
        var judged: [UUID: Bool] = [:]
        for entry in journal where !undone.contains(entry.id) {
            switch entry.what {
            case .confirmed(let id): judged[id] = true
            case .dismissed(let id): judged[id] = false
            default: break
            }
        }
        return judged
    }

    /// What was taken back. An undo is itself an entry that can be undone: the last one decides first.
    static func undone(in journal: [Entry]) -> Set<UUID> {
        var undone: Set<UUID> = []
        for entry in journal.reversed() {
            if case .undone(let target) = entry.what, !undone.contains(entry.id) { undone.insert(target) }
        }
        return undone
    }

    /// The local day on which it happened.
    func day(_ entry: Entry) -> CivilDate { entry.day ?? zone.date(at: entry.happened) }

    /// The local day on which it was said.
    func saidDay(_ entry: Entry) -> CivilDate { entry.said == entry.happened ? day(entry) : zone.date(at: entry.said) }

    private func changed(_ entry: Entry, by change: Entry) -> Entry {
        switch change.what {
        case .amended(_, let amendment):
            let happened = amendment.happened ?? entry.happened
            let day = amendment.happened == nil ? entry.day : amendment.day
            return copy(entry, said: entry.said, happened: happened, day: day, what: amended(entry.what, by: amendment))
        case .redated(_, let right):
            let (day, oldDay) = (change.day ?? zone.date(at: right), saidDay(entry))
            let seconds = Int(right.seconds - entry.said.seconds)
            let what = moved(entry.what, from: oldDay, to: day, seconds: seconds, isSpan: entry.isSpan)
            // A clock without a battery: what happened before it was said happened as long before.
            if entry.said.isOfDeadClock {
                let (happened, date) = (entry.happened.adding(seconds: seconds), self.day(entry).adding(days: day.days(since: oldDay)))
                return copy(entry, said: right, happened: happened, day: date, what: what)
            }
            if entry.happened <= right { return copy(entry, said: right, happened: entry.happened, day: entry.day, what: what) }
            return copy(entry, said: right, happened: right, day: day, what: what)
        default: return entry
        }
    }

    private func copy(_ entry: Entry, said: Instant, happened: Instant, day: CivilDate?, what: Entry.What) -> Entry {
        Entry(
            id: entry.id, act: entry.act, said: said, happened: happened, day: day, isSpan: entry.isSpan, subject: entry.subject, what: what
        )
    }

    private func amended(_ what: Entry.What, by amendment: Amendment) -> Entry.What {
        switch what {
        case .acknowledged(var interaction, let keys, let again):
            interaction.via = amendment.via ?? interaction.via
            return .acknowledged(interaction, keys, again: again)
        case .logged(var interaction):
            interaction.via = amendment.via ?? interaction.via
            return .logged(interaction)
        case .promised(let text, let day): return .promised(amendment.text ?? text, on: amendment.on ?? day)
        default: return what
        }
    }

    /// What ends a span after it was said ends as long after the time at which it counts as said; what was to begin or end at once does so
    /// then. Days that were typed stay.
    private func moved(_ what: Entry.What, from oldDay: CivilDate, to day: CivilDate, seconds: Int, isSpan: Bool) -> Entry.What {
        let days = day.days(since: oldDay)
        switch what {
        case .snoozed(let keys, .instant(let end)) where isSpan: return .snoozed(keys, until: .instant(end.adding(seconds: seconds)))
        case .snoozed(let keys, .day(let end)) where isSpan: return .snoozed(keys, until: .day(end.adding(days: days)))
        case .acknowledged(let interaction, let keys, let again?) where isSpan:
            return .acknowledged(interaction, keys, again: again.adding(days: days))
        case .promised(let text, let on) where isSpan: return .promised(text, on: on.adding(days: days))
        case .paused(let pause):
            return .paused(
                Pause(from: pause.from == oldDay ? day : pause.from, until: isSpan ? pause.until?.adding(days: days) : pause.until))
        case .resumed(let on) where on == oldDay: return .resumed(on: day)
        default: return what
        }
    }
}

extension EvidencePolicy {
    fileprivate func isCounted(_ source: Evidence.Source) -> Bool {
        switch source {
        case .mail: mail == .count
        case .calendar: calendar == .count
        case .calls: calls == .count
        }
    }
}

extension Evidence {
    /// The same by a means by which nobody sees the other.
    fileprivate var unseen: Entry.What {
        var unseen = self
        if ["meal", "meeting", "visit", "event"].contains(via.rawValue) { unseen.via = .other }
        return .noticed(unseen)
    }
}
