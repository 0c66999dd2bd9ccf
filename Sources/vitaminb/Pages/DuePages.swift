import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// `due` and `upcoming`: what is due, and what will be.
extension Page {
    /// What is due today, then occasions and promises, then people; of everybody also what is snoozed or paused. And what to type about it.
    mutating func due(_ list: DueList, clock: LocalClock) {
        open(list, clock: clock)
        if list.hasEverybody {
            snoozed(gettext("In the next weeks (\(list.coming.count))"), list.coming, clock: clock)
            snoozed(gettext("Snoozed (\(list.snoozed.count))"), list.snoozed, clock: clock)
            paused(list.paused, clock: clock)
        } else if let hidden = list.hidden {
            if !list.isQuiet { line("") }
            line(gettext(hidden))
        }
        if !list.isQuiet { hint(gettext("vitaminb ack NAME --via call, or snooze NAME --for 3d, or skip NAME")) }
        if list.hasLatePromise(on: clock.today) {
            hint(gettext("a promise stays until you say how it ended: vitaminb promise NAME --kept, or --dropped"))
        }
    }

    /// What is due, then what falls due in the next days.
    mutating func upcoming(_ reminders: [WireReminder], days: Int, clock: LocalClock) {
        let list = DueList(reminders, hasEverybody: false)
        open(list, clock: clock)
        // What is told ahead of its day may be there for a later one.
        let last = clock.today.adding(days: days)
        let later = (list.coming + list.snoozed).count { $0.day(clock) > last }
        let coming = reminders.filter { [.upcoming, .snoozed].contains($0.state) && $0.day(clock) <= last }.enumerated()
            .sorted { ($0.element.day(clock), $0.offset) < ($1.element.day(clock), $1.offset) }.map(\.element)
        let rows: [[Table.Cell]] = coming.map { reminder in
            [Table.Cell(clock.shortDay(reminder.day(clock))), "\(reminder.name)", Table.Cell(reminder.sentence(clock))]
        }
        section(gettext(days, "Upcoming in \(days) day (\(coming.count))", "Upcoming in \(days) days (\(coming.count))"), rows)
        if later > 0 {
            line(gettext(later, "\(later) comes later: vitaminb due --all", "\(later) come later: vitaminb due --all"))
        }
        paused(list.paused, clock: clock)
        if text.isEmpty { line(gettext(days, "Nothing falls due in \(days) day.", "Nothing falls due in \(days) days.")) }
    }

    /// If nothing is due: what comes next, or how to get reminders.
    mutating func nothingDue(_ status: WireStatus, clock: LocalClock) {
        for sentence in status.nothingDue(clock) { line(gettext(sentence)) }
    }

    /// That much has fallen due in a long absence, and that nothing is lost.
    mutating func welcomeBack(_ list: DueList, since day: CivilDate, clock: LocalClock) {
        wrapped(gettext(list.welcomeBack(day, clock)))
    }

    private mutating func open(_ list: DueList, clock: LocalClock) {
        if list.isOfStrangers {
            wrapped(gettext(list.welcome))
        }
        section(gettext("Today (\(list.today.count))"), list.today.map { $0.openRow(clock) })
        section(gettext("Birthdays and promises (\(list.occasions.count))"), list.occasions.map { $0.openRow(clock) })
        section(gettext("Due (\(list.people.count))"), list.people.map { $0.openRow(clock) })
        let more = list.more
        if more > 0 { line(gettext(more, "and \(more) more: vitaminb due --all", "and \(more) more: vitaminb due --all")) }
    }

    private mutating func snoozed(_ title: String, _ snoozed: [WireReminder], clock: LocalClock) {
        let rows: [[Table.Cell]] = snoozed.map { reminder in
            let end = reminder.snoozedUntil.map { Table.Cell(Phrase.until(clock.shortMoment($0))) }
            return ["\(reminder.name)", Table.Cell(reminder.sentence(clock)), end ?? ""]
        }
        section(title, rows)
    }

    private mutating func paused(_ paused: [WireReminder], clock: LocalClock) {
        let rows: [[Table.Cell]] = paused.map { reminder in
            let end = Phrase.until(reminder.pausedUntil.map(clock.shortDay))
            return ["\(reminder.name)", Table.Cell(reminder.sentence(clock)), Table.Cell(end)]
        }
        section(gettext("Paused (\(paused.count))"), rows)
        if paused.contains(where: { $0.pausedBy == "everybody" }) { hint(gettext("vitaminb resume ends the pause of everybody")) }
    }
}

extension WireReminder {
    fileprivate func openRow(_ clock: LocalClock) -> [Table.Cell] {
        [
            "\(name)", Table.Cell(sentence(clock)),
            state == .overdue && isOfClock ? Table.Cell(stateWord, .warning) : "",
        ]
    }
}
