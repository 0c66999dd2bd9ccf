/// Something a person asks for. `who` is a reminder's id, a UID, or any part of a name.
public enum Intent: Hashable, Sendable {
    /// "I got in touch": records the interaction, closes what is due, restarts the clock.
    case acknowledge(who: String, Interaction, when: Instant)
    /// An interaction that no reminder asked for.
    case log(who: String, Interaction, when: Instant)
    /// Hides and silences what is due (or, where nothing is, what comes next) until then.
    case snooze(who: String, until: Instant)
    /// Closes what is due without contact.
    case skip(who: String)
    /// Reminds about this contact, with a cadence of its own or with its groups'.
    case track(who: String, every: Cadence?)
    /// Never reminds about this contact.
    case ignore(who: String)
}

/// What must happen after the book has taken something in.
public enum Effect: Hashable, Sendable {
    /// Tell this reminder: to journald, to the desktop, to the subscribers.
    case tell(Reminder, Contact)
    /// It fell due, but is not told yet (the window is closed or the budget used up).
    case fellDue(Reminder, Contact)
    /// It is closed: answered, skipped, or no longer asked for.
    case close(Reminder, Contact)
    /// It is hidden for the time being.
    case snooze(Reminder, Contact)
    /// It is open again: its snooze is over, or what closed it was taken back.
    case reopen(Reminder, Contact)
}
