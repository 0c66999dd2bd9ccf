import KeepInTouch

/// One event of a simulated life. All actions of a seed are made before the first one happens. They work in any order, and any of them
/// can be left out, so that a failure can be shortened.
enum Action {
    /// Time passes; the daemon wakes when its timer says so.
    case wait(minutes: Int)
    /// The machine is suspended. `isNoticed`: the daemon notices it before anything else happens.
    case suspend(minutes: Int, isNoticed: Bool)
    /// The machine is off, and the daemon is started after it.
    case off(minutes: Int)
    /// Somebody sets the clock, while the daemon runs or while the machine is off.
    case setClock(minutes: Int, isNoticed: Bool)
    /// The machine goes to another of the ``Zones``.
    case travel(zone: Int)
    case say(Saying)
    /// Takes back what was said so many entries before the last.
    case undo(ago: Int)
    /// Something was noticed of a contact, so long ago.
    case notice(Int, Evidence, minutesAgo: Int)
    /// A person judges what was noticed so many times before the last.
    case judge(ago: Int, Evidence.Verdict)
    /// These are said, and all of them are taken back.
    case changeMind([Saying])
    /// A card appears or changes.
    case write(Contact)
    case delete(Int)
    case reload(Policy)
    /// The disk refuses the next writes.
    case refuse(times: Int)
    /// The daemon dies after this many more steps and is started again.
    case crash(steps: Int)
    case restart
    /// Checks that another daemon, started from the disk with the cards in another order, has the same plan.
    case compare
    /// Checks that a daemon that wakes every minute tells the same as one that wakes when its timer says so.
    case everyMinute(minutes: Int)
    /// Checks the forecast and the explanations against a month in which nobody says anything.
    case foresee
    /// Nobody says anything until everything has been told.
    case drain
}

/// Something that a person says about a contact.
struct Saying {
    enum Who {
        /// By number.
        case contact(Int)
        /// One of those that are due.
        case due(Int)
        /// By the id of a reminder that was told at any time: a button that is still on the screen.
        case button(Int)
    }

    enum Whom { case who, group(String), everybody }

    enum What {
        case acknowledge(Via, ago: Int, again: Int?)
        case snooze(minutes: Int)
        case snoozeDays(Int)
        case skip
        case track(Cadence?, inPerson: Cadence?)
        case ignore
        case pause(Whom, inDays: Int, days: Int?)
        case resume(Whom)
        case promise(inDays: Int)
        case endPromise(isKept: Bool)
        case gave, got, settle
        case introduce(Int)
        case assign(String, isIn: Bool)
        case merge(Int)
    }

    var who: Who
    var what: What
}

/// A whole life: how it begins, and what then happens.
struct Scenario {
    var seed: UInt64
    var contacts: [Contact]
    var policy: Policy
    /// The index into ``Zones/all``.
    var zone: Int
    var now: Instant
    /// How many days old the journal is at the beginning.
    var journalDays: Int
    var actions: [Action]

    static func id(_ index: Int) -> ContactID { ContactID(rawValue: "c\(index)") }
}
