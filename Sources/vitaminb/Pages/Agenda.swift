import ControlInterface
import KeepInTouch
import Language
import Phrases

/// What is due, and what comes up: `due` and `upcoming`.
extension Page {
    /// What is due, what is snoozed or paused, and what to type about it.
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
            let day = reminder.due.short(today: clock.today)
            return ["\(day)", "\(reminder.name)", "\(reminder.sentence(clock))"]
        }
        section(gettext(days, "Upcoming in \(days) day (\(coming.count))", "Upcoming in \(days) days (\(coming.count))"), rows)
        snoozed(reminders, clock: clock)
        paused(reminders, clock: clock)
        if text.isEmpty { line(gettext(days, "Nothing falls due in \(days) day.", "Nothing falls due in \(days) days.")) }
    }

    /// Nothing to do: says what comes next, or how anything ever will.
    mutating func nothingDue(_ status: WireStatus, clock: LocalClock) {
        if let next = status.next {
            let day = clock.inWords(next.due)
            line(gettext("Nothing is due. Next: \(next.name), \(day)."))
        } else if status.contacts == 0 {
            line(gettext("Nothing is due: there are no contacts yet. Add one: vitaminb add \"Ada Lovelace\" --every 6w"))
        } else if status.tracked == 0 {
            line(gettext("Nothing is due: nobody has a cadence yet. Give one: vitaminb track NAME --every 6w"))
        } else {
            line(gettext("Nothing is due."))
        }
    }

    private mutating func open(_ reminders: [WireReminder], clock: LocalClock) {
        let open = reminders.filter(\.isOpen)
        let rows: [[Table.Cell]] = open.map { reminder in
            ["\(reminder.name)", "\(reminder.sentence(clock))", reminder.state == .overdue ? Table.Cell(gettext("overdue"), .warning) : ""]
        }
        section(gettext("Due (\(open.count))"), rows)
    }

    private mutating func snoozed(_ reminders: [WireReminder], clock: LocalClock) {
        let snoozed = reminders.filter { $0.state == .snoozed }
        let rows: [[Table.Cell]] = snoozed.map { reminder in
            ["\(reminder.name)", "\(reminder.sentence(clock))", "\(reminder.snoozedUntil.map { until(clock.shortMoment($0)) } ?? "")"]
        }
        section(gettext("Snoozed (\(snoozed.count))"), rows)
    }

    private mutating func paused(_ reminders: [WireReminder], clock: LocalClock) {
        let paused = reminders.filter { $0.state == .paused }
        let rows: [[Table.Cell]] = paused.map { reminder in
            let day = reminder.pausedUntil?.short(today: clock.today)
            return ["\(reminder.name)", "\(reminder.sentence(clock))", "\(until(day))"]
        }
        section(gettext("Paused (\(paused.count))"), rows)
        if paused.contains(where: { $0.pausedBy == "everybody" }) { hint(gettext("vitaminb resume ends the pause of everybody")) }
    }
}

extension WireReminder {
    /// Whether it waits for an answer now.
    var isOpen: Bool { state == .due || state == .overdue }
}
