import ControlInterface
import KeepInTouch
import Language
import Phrases

extension Page {
    /// One line about something that happened: `09:00 Ada Lovelace: 7 weeks since a call (every 6 weeks)`. None for what only
    /// programs need to know.
    mutating func event(_ event: Control.Subscribe.Reply, clock: LocalClock) {
        guard let reminder = event.reminder, let kind = event.event else { return }
        let what =
            switch kind {
            case .current, .told: reminder.sentence(clock)
            case .due: gettext("falls due, \(reminder.sentence(clock))")
            case .snoozed: gettext("snoozed until \(reminder.snoozedUntil.map(clock.moment) ?? gettext("later"))")
            case .paused: gettext("paused \(until(reminder.pausedUntil?.inWords))")
            case .closed: gettext("closed")
            case .reopened: gettext("open again, \(reminder.sentence(clock))")
            case .ready, .dropped: ""
            }
        guard !what.isEmpty else { return }
        line("\(clock.zone.moment(at: clock.now).time.toTheMinute) \(reminder.name): \(what)")
    }
}
