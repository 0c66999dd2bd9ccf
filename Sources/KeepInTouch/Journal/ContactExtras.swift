import FoundationEssentials

/// The part of a contact's state that few contacts have. It is separate from ``ContactState`` so that the others need no memory for it.
struct ContactExtras: Equatable, Sendable {
    /// Something to be done for the contact, named by the entry that said so.
    struct Promise: Equatable, Sendable {
        var entry: UUID
        var what: String
        var on: CivilDate
    }

    /// The promises that are open, in the order in which they were made.
    var promises: [Promise] = []
    /// When they last saw each other, or skipped doing so.
    var inPerson: ContactState.Start?
    /// How often to see each other, if the user set that for this contact.
    var everyInPerson: Cadence?
    var pause: Pause?
    var favors = Favors()
    /// Whom the contact knows, in the order in which it was said.
    var knows: [ContactID] = []
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
