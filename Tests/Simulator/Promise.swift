/// What vitaminb promises. ``World`` has a function that checks each promise.
enum Promise: String, CaseIterable {
    case window = "nothing is told outside the window"
    case budget = "a day never has more keep-in-touch reminders than the budget"
    case once = "a reminder is told once, and again only after a snooze, a new due day, or once it is urgent"
    case hidden = "what is snoozed, paused or not yet due is neither told nor listed"
    case urgency = "the most urgent are told first"
    case silence = "whoever is due is told, unless the window is shut or the budget is used up"
    case drains = "everybody who waits is told in time, when nobody says anything"
    case closed = "what is closed never comes back, unless that is taken back"
    case oneOfAKind = "a contact has at most one open reminder of a kind, but for promises"
    case dueDay = "due is the last interaction, or a later skip, and the cadence"
    case notLost = "nothing that was said is lost, nor an occasion or a promise before it is answered"
    case restart = "a daemon that starts now, with the cards in another order, has the same plan"
    case undo = "undo restores what was before, exactly"
    case mirror = "a subscriber who folds the events has listed what is due"
    case inTime = "the daemon never sleeps past what it has to say"
    case forSomething = "the daemon never wakes for nothing"
    case forecast = "when nobody says anything, what happens is what was forecast"
    case why = "what is said of why a reminder is due, and when it is told, is true"
    case comesToRest = "the daemon comes to rest"
}

/// A broken promise, and how that was noticed.
struct Broken: Error {
    let promise: Promise
    let how: String

    init(_ promise: Promise, _ how: String) { (self.promise, self.how) = (promise, how) }
}
