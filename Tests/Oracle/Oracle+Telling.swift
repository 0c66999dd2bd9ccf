import FoundationEssentials
import KeepInTouch

/// Something that is to be told now.
package struct Ripe: CustomStringConvertible {
    package let due: Due
    /// The moments that it can be told as, by the first word of their names.
    package let moments: Set<String>
    /// Days since the due day or since last told, whichever is later, for each day of the step.
    package var wait = 0.0
    /// Whether it comes before everybody else: a snooze has ended.
    package var isFirst = false

    package var description: String { "\(due) as \(moments.sorted().joined(separator: " or "))" }
}

/// How the contract is read where it can be read in two ways.
enum Reading {
    /// What nobody can deny has to be told.
    case must
    /// What somebody could say has to be told.
    case may
}

extension Oracle {
    /// What has to be told now, if the budget had no end. Nothing outside the window.
    func ripe(_ reading: Reading) -> [Ripe] {
        guard let day = windows.openDay(at: situation.now) else { return [] }
        return lives.flatMap { life -> [Ripe] in
            // After midnight a pause may be taken to have begun.
            if silences.cover(life.contact, on: day)
                || reading == .must && silences.cover(life.contact, on: windows.zone.date(at: situation.now))
            {
                return []
            }
            return reminders(of: life).compactMap { due in
                switch due.kind {
                case .keepInTouch, .inPerson: clock(due, life, day, reading)
                case .promise: promise(due, life, day, reading)
                default: occasion(due, life, day, reading)
                }
            }
        }
    }

    // MARK: Keep-in-touch and in-person

    private func clock(_ due: Due, _ life: Life, _ day: CivilDate, _ reading: Reading) -> Ripe? {
        guard due.day <= day else { return nil }
        let own = life.tellings.filter { $0.key.kind == due.kind }
        // As it stands now, it was already due on the day it was told; and no silence has ended since.
        let silence = lastSilence(life.contact, by: day, reading)
        let counted = own.filter { $0.day >= due.day && $0.day >= silence ?? $0.day }
        func ripe(_ moments: Set<String>, isFirst: Bool = false) -> Ripe {
            let since = max(due.day, counted.map(\.day).max() ?? due.day)
            return Ripe(due: due, moments: moments, wait: Double(day.days(since: since)) / Double(max(1, due.step)), isFirst: isFirst)
        }
        if reading == .must, isReturning(after: day) { return nil }
        let snooze = life.snooze(of: key(due), windows: windows)
        if let snooze {
            if situation.now < snooze.end { return nil }
            // After midnight either day may be meant.
            let ended = [windows.today(at: snooze.end), windows.zone.date(at: snooze.end)]
            let wasDue = due.day <= (reading == .must ? ended[0] : max(ended[0], ended[1]))
            if wasDue, !snooze.isTold(own) {
                // Where it may count that it was told since, or that no machine ran since, it may be told as what follows from that.
                let others: Set = reading == .may && !situation.perhapsReturns.isEmpty ? ["after-pause", "repeat"] : []
                return ripe(others.union(["after-snooze", "due", "overdue"]), isFirst: true)
            }
        }
        // Not in the part after midnight of yesterday's window either, where it was noted then.
        if life.wasNoted(from: day) { return nil }
        if reading == .may, !situation.perhapsReturns.isEmpty { return ripe(["after-pause", "due", "overdue", "repeat"]) }
        guard let last = counted.map(\.day).max() else {
            let first = day > due.overdue && life.policy.repeats ? "overdue" : "due"
            return ripe(
                silence.map { due.day < $0 } ?? false ? ["after-pause", first] : own.isEmpty ? [first] : [first, "due", "overdue"])
        }
        guard life.policy.repeats else { return nil }
        // It was told that it is overdue, as that stands now; a first telling of later than the overdue day says so, too.
        let wasOverdue = counted.contains {
            $0.day > due.overdue || $0.day == due.overdue && ($0.moment == .overdue || $0.isRepeat)
        }
        if wasOverdue { return day >= last.adding(days: max(due.half, 7)) ? ripe(["repeat"]) : nil }
        return day >= due.overdue && day >= last.adding(days: 7) ? ripe(["overdue"]) : nil
    }

    /// Whether a machine ran again after this day: yesterday's window may be open on that day, if the configuration was changed since.
    private func isReturning(after day: CivilDate) -> Bool {
        (situation.returns + situation.perhapsReturns).contains { day < $0 && $0 <= windows.zone.date(at: situation.now) }
    }

    /// The last day on which a silence of the contact was over.
    private func lastSilence(_ contact: Contact, by day: CivilDate, _ reading: Reading) -> CivilDate? {
        let returns = (situation.returns + (reading == .may ? situation.perhapsReturns : [])).filter { $0 <= day }
        return ([silences.lastEnd(of: contact, by: day)].compactMap(\.self) + returns).max()
    }

    // MARK: Promises

    private func promise(_ due: Due, _ life: Life, _ day: CivilDate, _ reading: Reading) -> Ripe? {
        let from = windows.tellingDay(due.day)
        guard from <= day, let entry = life.entries.first(where: { due.key == ReminderKey(kind: .promise, cycle: .since($0.id)) }) else {
            return nil
        }
        if let snooze = life.snooze(of: key(due), windows: windows), situation.now < snooze.end { return nil }
        let silence = lastSilence(life.contact, by: day, reading)
        let counted = life.tellings.filter { $0.key == due.key && $0.day >= from && $0.day >= silence ?? $0.day }
        if reading == .must, isReturning(after: day) { return nil }
        if reading == .may, !situation.perhapsReturns.isEmpty {
            return Ripe(due: due, moments: ["promise", "after-pause", "after-snooze", "weekly"])
        }
        guard let last = counted.map(\.day).max() else {
            // What was promised while the window of its day is open need not be told at once.
            let isNew = windows.windowDay(at: entry.said) == day
            return isNew && reading == .must ? nil : Ripe(due: due, moments: ["promise", "after-pause", "after-snooze"])
        }
        return day >= last.adding(days: 7) ? Ripe(due: due, moments: ["weekly"]) : nil
    }

    // MARK: Occasions

    private func occasion(_ due: Due, _ life: Life, _ day: CivilDate, _ reading: Reading) -> Ripe? {
        let own = life.tellings.filter { $0.key == due.key }
        let lead = due.day.adding(days: -life.policy.lead(of: life.contact))
        // What only a clock that was ahead has told may have been snoozed from there, and comes back as that.
        var others: Set<String> = []
        if let snooze = life.snooze(of: key(due), windows: windows) {
            let ending = ending(of: snooze, of: due)
            let end = ending.end
            if situation.now < end { return nil }
            if own.isEmpty { others = ["after-snooze"] }
            let isOpen = windows.tellingDay(lead) <= windows.zone.date(at: end)
            // Its own day ends a snooze, too, and came with its opening as the window was then.
            let isTold = ending.isTold(own) || own.contains { $0.moment == .day && $0.said > snooze.said && end < snooze.end }
            // Three days after its belated telling it is over, after midnight perhaps already.
            let belated = own.filter { $0.moment == .day }.map(\.day).min().map { max(due.day, $0).adding(days: 3) }
            let isOver = reading == .must && belated.map { $0 < windows.zone.date(at: situation.now) } ?? false
            // As long as it is in the list after a belated telling it may be snoozed, and comes back.
            let last = max(due.day.adding(days: 14), reading == .may ? belated ?? due.day : due.day)
            if isOpen, !isTold, !isOver, !own.isEmpty, day <= last {
                return Ripe(due: due, moments: ["after-snooze", "day"])
            }
        }
        // The day tracking began may be taken for it as well, since the journal keeps no other.
        // It is the day where that was said, which may be the day before the one on which the journal was made, by the calendar here.
        let began = life.began ?? situation.created
        let known = reading == .must ? max(known(life.contact.id), began) : min(situation.created, began)
        // What was told for another day, before the card was corrected, was not told on its day.
        let wasOnDay = own.contains { $0.moment == .day && $0.day >= due.day.adding(days: -6) }
        // In the part of a window after midnight it is still the day before, on which the contact may not have been known.
        let isAfterMidnight = day < windows.zone.date(at: situation.now)
        guard due.day >= known, reading == .may || (isAfterMidnight ? day > known : day >= known), !wasOnDay else { return nil }
        let opening = windows.tellingDay(due.day)
        if reading == .must, isReturning(after: day) { return nil }
        // After midnight the last day may be taken to be over.
        let last = reading == .must ? windows.zone.date(at: situation.now) : day
        if day >= opening { return last <= due.day.adding(days: 14) ? Ripe(due: due, moments: others.union(["day"])) : nil }
        // East of the date line it may still have been the day before when the contact became known.
        let isKnown = reading == .may ? lead >= known : lead > known
        let opens = windows.tellingDay(lead)
        guard lead < due.day, isKnown, day >= opens, !own.contains(where: { $0.day >= opens }) else { return nil }
        return Ripe(due: due, moments: others.union(["lead"]))
    }
}
