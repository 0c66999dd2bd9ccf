import KeepInTouch

/// One thing that happens in a simulated life. A seed's actions are all known before the first of them happens, and mean something in
/// any order and whichever of them are left out: that is what lets a failure be shortened.
enum Action {
    /// Time passes; the daemon wakes when its timer says so.
    case wait(minutes: Int)
    /// Time passes in which nothing runs; whether the daemon hears of it before anything else happens.
    case suspend(minutes: Int, isNoticed: Bool)
    /// Somebody sets the clock.
    case setClock(minutes: Int)
    /// The machine goes to another of the ``Zones``.
    case travel(zone: Int)
    case say(Saying)
    case undo
    /// These are said and taken back again, all of them: as if nothing had been.
    case changeMind([Saying])
    /// A card appears or changes.
    case write(Contact)
    case delete(Int)
    case reload(Policy)
    /// The disk refuses so many times.
    case refuse(times: Int)
    /// The daemon dies after so many more steps, wherever that is, and is started again.
    case crash(steps: Int)
    case restart
    /// Another daemon is started from the disk, with the cards in another order, and has the same plan.
    case compare
    /// For so long a daemon that looks every minute tells the same as one that wakes when it says.
    case everyMinute(minutes: Int)
    /// A month in which nobody says anything is as it is forecast and explained.
    case foresee
    /// Nobody says anything until everything is told that is to be told.
    case drain
}

/// Something said, of somebody.
struct Saying {
    enum Who {
        /// By number, whoever that is.
        case contact(Int)
        /// One of those that are due.
        case due(Int)
        /// By the id of something that was notified, however long ago: a button that is still on the screen.
        case button(Int)
    }

    enum Whom { case who, group(String), everybody }

    enum What {
        case acknowledge(Via, ago: Int)
        case log(Via, ago: Int)
        case snooze(minutes: Int)
        case skip
        case track(Cadence?, inPerson: Cadence?)
        case ignore
        case pause(Whom, inDays: Int, days: Int?)
        case resume(Whom)
        case promise(inDays: Int)
        case gave, got, settle
        case introduce(Int)
        case merge(Int)
    }

    var who: Who
    var what: What
}

/// A life from its first day: what there is, and what then happens.
struct Scenario {
    var seed: UInt64
    var contacts: [Contact]
    var policy: Policy
    /// Which of the ``Zones``.
    var zone: Int
    var now: Instant
    /// How long the journal had been kept by then, in days.
    var journalDays: Int
    var actions: [Action]

    static func id(_ index: Int) -> ContactID { ContactID(rawValue: "c\(index)") }
}
