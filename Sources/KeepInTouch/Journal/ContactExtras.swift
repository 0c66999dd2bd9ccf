import FoundationEssentials

/// The part of a contact's state that few contacts have. It is separate from ``ContactState`` so that the others need no memory for it.
struct ContactExtras: Equatable, Sendable {
    /// Something to be done for the contact, named by the entry that said so.
    struct Promise: Equatable, Sendable {
        var entry: UUID
        var what: String
        var on: CivilDate
    }

    /// A silence that was asked for, named by the entry that asked.
    struct Snooze: Equatable, Sendable {
        var entry: UUID
        var said: Instant
        var until: SnoozeEnd
        /// Whether its end was told under its name. The clock that did so may have been a little ahead of that end.
        var isTold = false
    }

    /// The day on which keep-in-touch was asked to be due again, and when the interaction was that asked for it.
    struct Again: Equatable, Sendable {
        var on: CivilDate
        var since: Instant
    }

    /// The promises that are open, in the order in which they were made.
    var promises: [Promise] = []
    /// When they last saw each other, or skipped doing so.
    var inPerson: ContactState.Start?
    /// How often to see each other, if the user set that for this contact.
    var everyInPerson: Cadence?
    /// When keep-in-touch was asked to be due again, whatever the cadence.
    var again: Again?
    /// The snoozes of the clocks. They belong to the person, so that they outlive what starts the clock anew with an earlier date.
    var keepInTouchSnooze: Snooze?
    var inPersonSnooze: Snooze?
    /// The snoozes of single occasions and promises.
    var snoozes: [ReminderKey: Snooze] = [:]
    var pauses = Pauses()
    var favors = Favors()
    /// Whom the contact knows, in the order in which it was said.
    var knows: [ContactID] = []
    /// The groups that a person has put the contact into while the card could not be changed, as they were typed.
    var assigned: [String] = []
    /// The same of somebody who was merged into this one a little later.
    var inheritedGroups: [String] = []

    /// When they last wrote without answering the user, and when the user last turned to them or they answered, as far as that was
    /// noticed. Both are kept, since what was noticed comes in any order.
    var theyWrote: ContactState.Stamp?
    var exchange: ContactState.Stamp?

    /// Notes that the end of the snooze that this entry said was told.
    mutating func noteTold(_ snooze: UUID, of key: ReminderKey) {
        switch key.kind {
        case .keepInTouch: if keepInTouchSnooze?.entry == snooze { keepInTouchSnooze?.isTold = true }
        case .inPerson: if inPersonSnooze?.entry == snooze { inPersonSnooze?.isTold = true }
        case .promise, .birthday, .anniversary: if snoozes[key]?.entry == snooze { snoozes[key]?.isTold = true }
        }
    }

    /// Forgets the snooze of a clock that had ended by this moment, at which its reminder was answered.
    mutating func forgetSnooze(of kind: ReminderKind, upTo moment: Instant) {
        func isOver(_ snooze: Snooze) -> Bool { if case .instant(let end) = snooze.until { end <= moment } else { false } }
        if kind == .keepInTouch, keepInTouchSnooze.map(isOver) ?? false { keepInTouchSnooze = nil }
        if kind == .inPerson, inPersonSnooze.map(isOver) ?? false { inPersonSnooze = nil }
    }
}

/// Give and take with one contact, since it was last settled.
package struct Favors: Hashable, Sendable {
    /// How many favors were given.
    package internal(set) var given = 0
    /// How many favors were got.
    package internal(set) var got = 0
    /// Whether the last favor was one that the user got. Meaningless while there is none.
    package internal(set) var gotLast = false

    /// So many of each.
    package init(given: Int = 0, got: Int = 0, gotLast: Bool = false) {
        self.given = given
        self.got = got
        self.gotLast = gotLast
    }

    /// Given minus got.
    package var balance: Int { given - got }
    /// Whether there is none.
    package var isEmpty: Bool { given == 0 && got == 0 }
}
