/// How much a record of the journal matters: the levels of syslog(3), the smaller the graver.
///
/// `journalctl -p warning` shows `warning` and everything graver.
package enum Priority: Int32, Sendable, Comparable, CaseIterable {
    /// The machine is unusable. Nothing of ours is.
    case emergency = 0
    /// Somebody has to act at once.
    case alert = 1
    /// The program cannot do what it is for.
    case critical = 2
    /// Something the user asked for did not happen.
    case error = 3
    /// Something is wrong and was worked around.
    case warning = 4
    /// Normal, and worth seeing: a reminder is one.
    case notice = 5
    /// Normal: started, stopped, read again.
    case informational = 6
    /// For whoever looks for a fault.
    case debug = 7

    /// Whether `lhs` is graver than `rhs`.
    package static func < (lhs: Priority, rhs: Priority) -> Bool { lhs.rawValue < rhs.rawValue }
}
