import ControlInterface
import KeepInTouch
import Phrases

extension WireReminder {
    /// Why it is listed: `7 weeks since a call (every 6 weeks)`. The daemon's own English for a kind that is new to this program.
    package func sentence(_ clock: LocalClock) -> Phrase { facts?.phrase(today: clock.today) ?? Phrase("\(reason)") }

    /// What it is about, in two words.
    package var subject: Phrase {
        switch kind {
        case .known(.keepInTouch): Phrase("keep in touch")
        case .known(.inPerson): Phrase("see each other")
        case .known(.promise): Phrase("the promise \"\(promise ?? "")\"")
        case .known(.birthday): Phrase("birthday")
        case .known(.anniversary): label.map { Phrase("\"\($0)\"", context: "labelled date") } ?? Phrase("anniversary")
        case .unknown(let word): Phrase("\(word)")
        }
    }

    /// `overdue`.
    package var stateWord: Phrase {
        switch state {
        case .upcoming: Phrase("upcoming")
        case .due: Phrase("due")
        case .overdue: Phrase("overdue")
        case .snoozed: spread == true ? Phrase("later") : Phrase("snoozed")
        case .paused: Phrase("paused")
        }
    }
}

extension Control.Subscribe.Reply {
    /// What happened: `09:00 Ada Lovelace: 7 weeks since a call (every 6 weeks)`. Nil for what only programs need to know.
    package func sentence(_ clock: LocalClock) -> Phrase? {
        guard let reminder, let event, let what = what(event, reminder, clock) else { return nil }
        return Phrase("\(clock.zone.moment(at: clock.now).time.toTheMinute) \(reminder.name): \(what)")
    }

    private func what(_ event: WireEventKind, _ reminder: WireReminder, _ clock: LocalClock) -> Phrase? {
        switch event {
        case .current, .told: reminder.sentence(clock)
        case .due: Phrase("falls due, \(reminder.sentence(clock))")
        case .snoozed: Phrase("snoozed until \(reminder.snoozedUntil.map(clock.moment) ?? Phrase("later"))")
        case .paused: Phrase("paused \(Phrase.until(reminder.pausedUntil.map(Wording.date)))")
        case .closed: Phrase("closed")
        case .reopened: Phrase("open again, \(reminder.sentence(clock))")
        case .ready, .dropped: nil
        }
    }
}
