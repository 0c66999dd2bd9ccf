/// What vitaminb promises. ``World`` has a function that checks each promise.
enum Promise: String, CaseIterable {
    case told = "what is told is what the contract says, at its time, and nothing is missing"
    case once = "nothing is told twice for one moment"
    case listed = "what is listed is what the contract says, with its days"
    case drains = "everybody who waits is told in time, when nobody says anything"
    case closed = "what is closed never comes back, unless that is taken back"
    case oneOfAKind = "a contact has at most one open reminder of a kind, but for promises"
    case restart = "a daemon that starts now, with the cards in another order, has the same plan"
    case undo = "undo restores what was before, exactly"
    case mirror = "a subscriber who folds the events has listed what is due"
    case inTime = "the daemon never sleeps past what it has to say"
    case forSomething = "the daemon never wakes for nothing"
    case forecast = "when nobody says anything, what happens is what was forecast"
    case why = "what is said of why a reminder is due, and when it is told, is true"
    case comesToRest = "the daemon comes to rest"
    case sameEverywhere = "machines that have heard all of each other have the same entries and the same plan"

    /// Whether the oracle judges it.
    var isJudged: Bool { [.told, .listed, .inTime].contains(self) }
}

/// A broken promise, and how that was noticed.
struct Broken: Error {
    let promise: Promise
    let how: String

    init(_ promise: Promise, _ how: String) { (self.promise, self.how) = (promise, how) }
}
