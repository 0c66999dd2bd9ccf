import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

/// `due` and `upcoming`: what is due, and what will be.
extension Page {
    /// What is due, snoozed or paused, and what to type about it.
    mutating func due(_ reminders: [WireReminder], clock: LocalClock) {
        open(reminders, clock: clock)
        snoozed(reminders, clock: clock)
        paused(reminders, clock: clock)
        guard reminders.contains(where: \.isOpen) else { return }
        hint(gettext("vitaminb ack NAME --via call, or snooze NAME --for 3d, or skip NAME"))
    }

    /// What is due, then what falls due in the next days.
    mutating func upcoming(_ reminders: [WireReminder], days: Int, clock: LocalClock) {
        open(reminders, clock: clock)
        let coming = reminders.filter { $0.state == .upcoming }
        let rows: [[Table.Cell]] = coming.map { reminder in
            [Table.Cell(clock.shortDay(reminder.due)), "\(reminder.name)", Table.Cell(reminder.sentence(clock))]
        }
        section(gettext(days, "Upcoming in \(days) day (\(coming.count))", "Upcoming in \(days) days (\(coming.count))"), rows)
        snoozed(reminders, clock: clock)
        paused(reminders, clock: clock)
        if text.isEmpty { line(gettext(days, "Nothing falls due in \(days) day.", "Nothing falls due in \(days) days.")) }
    }

    /// If nothing is due: what comes next, or how to get reminders.
    mutating func nothingDue(_ status: WireStatus, clock: LocalClock) { line(gettext(status.nothingDue(clock))) }

    private mutating func open(_ reminders: [WireReminder], clock: LocalClock) {
        let open = reminders.filter(\.isOpen)
        let rows: [[Table.Cell]] = open.map { reminder in
            let overdue: Table.Cell = reminder.state == .overdue ? Table.Cell(reminder.stateWord, .warning) : ""
            return ["\(reminder.name)", Table.Cell(reminder.sentence(clock)), overdue]
        }
        section(gettext("Due (\(open.count))"), rows)
    }

    private mutating func snoozed(_ reminders: [WireReminder], clock: LocalClock) {
        let snoozed = reminders.filter { $0.state == .snoozed }
        let rows: [[Table.Cell]] = snoozed.map { reminder in
            let end = reminder.snoozedUntil.map { Table.Cell(Phrase.until(clock.shortMoment($0))) }
            return ["\(reminder.name)", Table.Cell(reminder.sentence(clock)), end ?? ""]
        }
        section(gettext("Snoozed (\(snoozed.count))"), rows)
    }

    private mutating func paused(_ reminders: [WireReminder], clock: LocalClock) {
        let paused = reminders.filter { $0.state == .paused }
        let rows: [[Table.Cell]] = paused.map { reminder in
            let end = Phrase.until(reminder.pausedUntil.map(clock.shortDay))
            return ["\(reminder.name)", Table.Cell(reminder.sentence(clock)), Table.Cell(end)]
        }
        section(gettext("Paused (\(paused.count))"), rows)
        if paused.contains(where: { $0.pausedBy == "everybody" }) { hint(gettext("vitaminb resume ends the pause of everybody")) }
    }
}

extension WireReminder {
    /// Whether it is due and neither snoozed nor paused.
    var isOpen: Bool { state == .due || state == .overdue }
}
