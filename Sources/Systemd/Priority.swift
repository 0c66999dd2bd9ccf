/// How important a record is: the levels of syslog(3). Smaller is graver.
///
/// `journalctl -p warning` shows `warning` and everything graver.
package enum Priority: Int32, Sendable, Comparable, CaseIterable {
    /// The machine is unusable. vitaminb never uses it.
    case emergency = 0
    /// Someone has to act at once.
    case alert = 1
    /// The program can't do its work.
    case critical = 2
    /// Something the user asked for did not happen.
    case error = 3
    /// Something is wrong, and the program goes on.
    case warning = 4
    /// Normal, and worth seeing: a reminder.
    case notice = 5
    /// Normal: started, stopped, configuration reloaded.
    case informational = 6
    /// For debugging.
    case debug = 7

    /// Whether `lhs` is graver than `rhs`.
    package static func < (lhs: Priority, rhs: Priority) -> Bool { lhs.rawValue < rhs.rawValue }
}
