import FoundationEssentials

extension Entry {
    /// What can be said.
    package enum What: Hashable, Sendable {
        /// Tracking began: the contact got a cadence for the first time. Said by the daemon.
        case began
        /// A reminder was told. Said by the daemon, before it tells it. Old entries don't say at which moment.
        case told(ReminderKey, Moment?)
        /// "I got in touch": an interaction, and what it closes beside the clocks. The clocks are due again on a day, if one was given.
        case acknowledged(Interaction, [ReminderKey], again: CivilDate?)
        /// An interaction that no reminder asked for. Only old entries say so.
        case logged(Interaction)
        /// These reminders are closed without an interaction: promises kept, occasions thought of.
        case done([ReminderKey])
        /// These reminders are hidden and silent until then. Without any, it is the contact's keep-in-touch and in-person.
        case snoozed([ReminderKey], until: SnoozeEnd)
        /// These reminders are closed without contact.
        case skipped([ReminderKey])
        /// Remind about this contact, with cadences of its own or with its groups'.
        case tracked(every: Cadence?, inPerson: Cadence?)
        /// Never remind about this contact.
        case ignored
        /// Nothing is told of the subject for these days.
        case paused(Pause)
        /// The subject's pause ends on that day. If none is running, planned pauses are cancelled.
        case resumed(on: CivilDate)
        /// Something is to be done for the contact on that day.
        case promised(String, on: CivilDate)
        /// Something was done for the contact.
        case gave(String)
        /// The contact did something.
        case got(String)
        /// Give and take are even.
        case settled
        /// The contact knows the other one, or introduced the user to them.
        case introduced(ContactID)
        /// The other contact was merged into this one: entries about it before this one count for this one.
        case merged(ContactID)
        /// The entry with this id is taken back; if that took something back, it counts again.
        case undone(UUID)
        /// The entry with this id should have said this.
        case amended(UUID, Amendment)
        /// The entry with this id was said by a clock that was ahead, or had lost its battery, and counts as said at this moment. Said by
        /// the daemon.
        case redated(UUID, to: Instant)
        /// The contact's card has this UID now: what is said under it is about the contact, too. Said by the daemon, which may be wrong.
        case carried(to: ContactID)
        /// The contact is in these groups, beside those of its card: where that belongs to another program, and can't be changed.
        case assigned([String])
        /// An interaction was noticed. Said by the program.
        case noticed(Evidence)
        /// What the entry with this id noticed is right.
        case confirmed(UUID)
        /// What the entry with this id noticed is wrong.
        case dismissed(UUID)
        /// No machine ran on these days: what was told before them is told again. Said by the daemon.
        case wasDown(Pause)

        /// The one word for it.
        package var verb: Verb {
            switch self {
            case .began: .began
            case .told: .told
            case .acknowledged: .acknowledged
            case .logged: .logged
            case .done: .done
            case .snoozed: .snoozed
            case .skipped: .skipped
            case .tracked: .tracked
            case .ignored: .ignored
            case .paused: .paused
            case .resumed: .resumed
            case .promised: .promised
            case .gave: .gave
            case .got: .got
            case .settled: .settled
            case .introduced: .introduced
            case .merged: .merged
            case .undone: .undone
            case .amended: .amended
            case .redated: .redated
            case .carried: .carried
            case .assigned: .assigned
            case .noticed: .noticed
            case .confirmed: .confirmed
            case .dismissed: .dismissed
            case .wasDown: .wasDown
            }
        }

        /// Whether nobody means it twice who says it twice within a minute.
        var isSaidOnce: Bool {
            switch self {
            case .acknowledged, .promised, .gave, .got, .introduced: true
            default: false
            }
        }

        /// The day to come that a person named with it; nil: none.
        package var dayToCome: CivilDate? {
            switch self {
            case .acknowledged(_, _, let again): again
            case .snoozed(_, until: .day(let day)): day
            case .paused(let pause): pause.until
            case .promised(_, let day): day
            default: nil
            }
        }

        /// The entry that it changes the meaning of; nil: none.
        package var target: UUID? {
            switch self {
            case .undone(let id), .amended(let id, _), .redated(let id, _), .confirmed(let id), .dismissed(let id): id
            default: nil
            }
        }
    }

    /// Whether its id follows from what it says, so that it is there once, however often it is said.
    package var isDerived: Bool {
        switch what {
        case .began, .told, .redated, .carried, .noticed: true
        default: false
        }
    }

    /// Whether the program said it. A person may say that a card has another UID, too.
    package var isSaidByProgram: Bool {
        switch what {
        case .began, .told, .redated, .noticed, .wasDown: true
        case .carried(let uid): id == contact.map { UUID.carried($0, to: uid) }
        case .undone(let entry): id == .refuted(entry)
        default: false
        }
    }

    /// Whether `undo` may take it back.
    package var canBeUndone: Bool {
        switch what {
        case .began, .told, .undone, .redated, .noticed, .wasDown: false
        case .acknowledged, .logged, .done, .snoozed, .skipped, .tracked, .ignored, .paused, .resumed: true
        case .promised, .gave, .got, .settled, .introduced, .merged, .amended, .carried, .assigned, .confirmed, .dismissed: true
        }
    }
}
