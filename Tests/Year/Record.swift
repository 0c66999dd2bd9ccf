import KeepInTouch
import SQLite
import TestSupport

/// How a machine lived, step by step, as the judge needs to know it.
struct Record {
    /// The daemon has done what was to be done at a moment, or a command was answered.
    struct Step {
        let now: Instant
        let zone: Int
        /// How many entries the journal had then.
        let entries: Int
        let contacts: [Contact]
        let policy: Policy
        /// Whether the clock was set or the machine was off before this step.
        let isJump: Bool
    }

    private(set) var steps: [Step] = []
    private(set) var zones: [Zone] = []
    /// The cards and the configuration, as the test wrote them.
    var contacts: [Contact] = []
    var policy = Policy()
    private var isJump = true
    private var journal: Database?

    /// The zone of the machine now.
    mutating func zone(_ machine: Machine) -> Zone {
        if zones.last?.identifier != machine.clock.zone { zones.append(machine.zone) }
        return zones[zones.count - 1]
    }

    mutating func jump(_ machine: Machine) { isJump = true }

    mutating func step(_ machine: Machine) throws {
        _ = zone(machine)
        if journal == nil { journal = try Database(path: machine.home.journal, readOnly: true) }
        let count = try journal?.number("SELECT count(*) FROM entry") ?? 0
        steps.append(
            Step(now: machine.clock.now, zone: zones.count - 1, entries: Int(count), contacts: contacts, policy: policy, isJump: isJump))
        isJump = false
    }

    /// Closes the journal.
    mutating func close() { journal = nil }
}
