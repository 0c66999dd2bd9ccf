import FoundationEssentials
import KeepInTouch

/// A reminder as the contract's *When something is due* has it.
package struct Due: Equatable, CustomStringConvertible {
    package let contact: ContactID
    package let kind: ReminderKind
    /// What its clock counts from; nil: nothing that was said. Of an occasion and a promise there is ``key``.
    package var start: UUID?
    package var key: ReminderKey?
    /// The day on which it is due; of an occasion, its own day.
    package let day: CivilDate
    /// The day from which it is overdue.
    package let overdue: CivilDate
    /// The days of its step, from its beginning to its due day.
    package let step: Int

    /// Half a step, rounded up.
    var half: Int { (step + 1) / 2 }

    package var description: String { "\(kind.rawValue) of \(contact) due \(day), overdue \(overdue)" }
}

extension Life {
    private static let ladder = [Cadence(days: 2), Cadence(days: 14), Cadence(months: 2)].compactMap(\.self)

    /// Keep-in-touch; nil: no cadence applies.
    func keepInTouch(known: CivilDate) -> Due? {
        if isIgnored { return nil }
        let rhythm = rhythm
        // The day met counts as a meeting.
        let met = contact.met.map { [Start(id: nil, day: $0)] } ?? []
        let said = interactions() + skips(.keepInTouch)
        // Without the ladder it tells nothing by itself: nobody is known yet.
        let starts = said.isEmpty && !policy.ladder ? [] : Self.sorted(met + said)
        let last = sinceSkip(starts, .keepInTouch).last
        guard let began = began ?? (rhythm == nil ? known : nil) else { return nil }
        if policy.ladder, let met = contact.met, isNewlyMet(on: met) {
            let steps = starts.count { $0.day > met }
            if steps < Self.ladder.count {
                let step = rhythm.map { $0.every.averageDays < Self.ladder[steps].averageDays ? $0.every : Self.ladder[steps] }
                return due(
                    .keepInTouch, from: last ?? Start(id: nil, day: met), every: step ?? Self.ladder[steps], atMost: rhythm?.atMost,
                    again: again, began: began)
            }
        }
        guard let rhythm else { return nil }
        if let last {
            return due(.keepInTouch, from: last, every: rhythm.every, atMost: rhythm.atMost, again: again, began: began)
        }
        // Nobody known yet: due on the day tracking began.
        let step = began.adding(rhythm.every).days(since: began)
        let overdue = rhythm.atMost.map { began.adding($0) } ?? began.adding(days: (step + 1) / 2)
        return Due(contact: contact.id, kind: .keepInTouch, day: began, overdue: max(began, overdue), step: step)
    }

    /// Whether the steps of somebody met on that day were not over when tracking began, or would begin now: two days, two weeks and two
    /// months after each other.
    private func isNewlyMet(on met: CivilDate) -> Bool {
        Self.ladder.reduce(met) { $0.adding($1) } >= began ?? today
    }

    /// In-person; nil: no cadence applies.
    func inPerson() -> Due? {
        guard !isIgnored, let every = rhythmInPerson, let began else { return nil }
        let met = contact.met.map { [Start(id: nil, day: $0)] } ?? []
        let starts = Self.sorted(met + interactions(inPersonOnly: true) + skips(.inPerson))
        let start = sinceSkip(starts, .inPerson).last ?? Start(id: nil, day: began)
        return due(.inPerson, from: start, every: every, began: began)
    }

    private func due(
        _ kind: ReminderKind, from start: Start, every: Cadence, atMost: Cadence? = nil, again: CivilDate? = nil, began: CivilDate
    ) -> Due {
        let day = again ?? start.day.adding(every)
        let step = max(1, day.days(since: start.day))
        // What was due before tracking began counts as due on that day, and lateness is counted from there.
        let due = max(day, began)
        let counts = day < began ? began : start.day
        let overdue = max(due, atMost.map { counts.adding($0) } ?? due.adding(days: (step + 1) / 2))
        return Due(contact: contact.id, kind: kind, start: start.id, day: due, overdue: overdue, step: step)
    }

    /// The promises that are open.
    var promises: [Due] {
        if isIgnored { return [] }
        return entries.compactMap { entry in
            guard case .promised(_, let day) = entry.what else { return nil }
            let key = ReminderKey(kind: .promise, cycle: .since(entry.id))
            if isAnswered(key) { return nil }
            return Due(contact: contact.id, kind: .promise, key: key, day: day, overdue: day.adding(days: 1), step: 7)
        }
    }

    /// The occasions that are neither answered nor further than a year from this day.
    func occasions(around today: CivilDate) -> [Due] {
        if isIgnored { return [] }
        let days =
            [(ReminderKind.birthday, contact.birthday, nil), (.anniversary, contact.anniversary, nil)]
            + contact.dates.map { (.anniversary, $0.day, $0.mark) }
        return days.flatMap { kind, annual, mark -> [Due] in
            guard let annual, policy.remindsOf(kind, tracked: isTracked) else { return [] }
            return ((today.year - 1)...(today.year + 1)).compactMap { year in
                let key = ReminderKey(kind: kind, cycle: mark.map { .labelled($0, year: year) } ?? .year(year))
                guard let day = annual.date(in: year), annual.year.map({ $0 < year }) ?? true, !isClosed(key, on: day) else { return nil }
                return Due(contact: contact.id, kind: kind, key: key, day: day, overdue: day.adding(days: 1), step: 365)
            }
        }
    }

    /// An interaction closes an occasion from its day on, as long as it is listed; and where it was told, from then on. Where a traveller
    /// was in touch it may be the day after the last on which it is listed here.
    private func isClosed(_ key: ReminderKey, on day: CivilDate) -> Bool {
        if isAnswered(key) { return true }
        let told = tellings.first { $0.key == key && $0.moment == .day && $0.day >= day.adding(days: -6) }
        return entries.contains { entry in
            guard entry.interaction != nil else { return false }
            let happened = history.day(entry)
            return happened >= day || told.map { entry.happened >= $0.said } ?? false
        }
    }
}
