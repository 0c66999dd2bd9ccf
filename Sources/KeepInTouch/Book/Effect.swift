/// What must happen after a commit.
package enum Effect: Hashable, Sendable {
    /// Tell this reminder: to journald, to the desktop, to the subscribers.
    case tell(Reminder, Contact)
    /// It fell due, but is not told yet: the window is closed, or the budget is used up.
    case fellDue(Reminder, Contact)
    /// It is closed: answered, skipped, or no longer asked for.
    case close(Reminder, Contact)
    /// It is hidden until its snooze ends.
    case snooze(Reminder, Contact)
    /// It is silent and not listed until a pause is over.
    case pause(Reminder, Contact)
    /// It is open again: its snooze or a pause is over, or what closed it was taken back.
    case reopen(Reminder, Contact)
}
