import ControlInterface
import KeepInTouch

/// Which events subscribers get of what was committed: one for each effect.
enum EventPlan {
    static func events(of committed: Committed) -> [Control.Subscribe.Reply] {
        committed.effects.map { effect in
            let (event, reminder, contact) = event(effect)
            return .init(event: event, reminder: WireReminder(reminder, name: contact.name, now: committed.now, zone: committed.book.zone))
        }
    }

    private static func event(_ effect: Effect) -> (WireEventKind, Reminder, Contact) {
        switch effect {
        case .tell(let reminder, let contact): (.told, reminder, contact)
        case .fellDue(let reminder, let contact): (.due, reminder, contact)
        case .close(let reminder, let contact): (.closed, reminder, contact)
        case .snooze(let reminder, let contact): (.snoozed, reminder, contact)
        case .pause(let reminder, let contact): (.paused, reminder, contact)
        case .reopen(let reminder, let contact): (.reopened, reminder, contact)
        }
    }
}
