import FoundationEssentials

/// One thing that was said. The journal keeps entries for ever and never changes one; all state is derived from them.
package struct Entry: Hashable, Sendable, Identifiable {
    /// Its own identity, the same on every machine.
    package let id: UUID
    /// When it was said.
    package let said: Instant
    /// When it happened; usually the moment it was said.
    package let happened: Instant
    /// About whom.
    package let subject: Subject
    /// What was said.
    package let what: What

    /// An entry; `happened` is the moment it was said, unless given.
    package init(id: UUID, said: Instant, happened: Instant? = nil, subject: Subject, what: What) {
        self.id = id
        self.said = said
        self.happened = happened ?? said
        self.subject = subject
        self.what = what
    }

    /// An entry about one contact.
    package init(id: UUID, said: Instant, happened: Instant? = nil, contact: ContactID, what: What) {
        self.init(id: id, said: said, happened: happened, subject: .contact(contact), what: what)
    }

    /// The contact it is about; nil: it is about a group or everybody.
    package var contact: ContactID? {
        if case .contact(let id) = subject { id } else { nil }
    }

    /// What can be said.
    package enum What: Hashable, Sendable {
        /// Tracking began: the contact got a cadence for the first time. Said by the daemon.
        case began
        /// A reminder was told. Said by the daemon, before it tells it.
        case told(ReminderKey)
        /// "I got in touch", in answer to these reminders.
        case acknowledged(Interaction, [ReminderKey])
        /// An interaction that no reminder asked for.
        case logged(Interaction)
        /// These reminders are hidden and silent until then.
        case snoozed([ReminderKey], until: Instant)
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
        /// The entry with this id is taken back.
        case undone(UUID)

        /// The one word for it.
        package var verb: Verb {
            switch self {
            case .began: .began
            case .told: .told
            case .acknowledged: .acknowledged
            case .logged: .logged
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
            }
        }
    }

    /// Whether a person said it, so that `undo` may take it back.
    ///
    /// A merge can't be undone: it also changed two cards, and the journal has no copy of them.
    package var canBeUndone: Bool {
        switch what {
        case .began, .told, .undone, .merged: false
        case .acknowledged, .logged, .snoozed, .skipped, .tracked, .ignored, .paused, .resumed: true
        case .promised, .gave, .got, .settled, .introduced: true
        }
    }
}

/// Whom something is about: one contact, the contacts of a group, or everybody.
package enum Subject: Hashable, Sendable {
    case contact(ContactID)
    /// By its folded name.
    case group(String)
    case everybody
}

/// Days on which nothing is told.
package struct Pause: Hashable, Sendable {
    /// The first of them.
    package let from: CivilDate
    /// The day on which it is over; nil: only ``Entry/What/resumed`` ends it.
    package let until: CivilDate?

    /// A pause from a day on, up to and without another.
    package init(from: CivilDate, until: CivilDate? = nil) {
        self.from = from
        self.until = until
    }

    /// Whether it silences that day.
    package func covers(_ day: CivilDate) -> Bool {
        from <= day && until.map { day < $0 } ?? true
    }

    /// The pause when it ends on that day; nil: there is nothing left of it.
    func ended(on day: CivilDate) -> Pause? {
        if let until, until <= day { return self }
        return from < day ? Pause(from: from, until: day) : nil
    }

    /// Whether there are days that both silence.
    func overlaps(_ other: Pause) -> Bool {
        (until.map { other.from < $0 } ?? true) && (other.until.map { from < $0 } ?? true)
    }
}

/// An interaction. The entry's `happened` says when it was.
package struct Interaction: Hashable, Sendable {
    /// By what means.
    package var via: Via
    /// What is worth remembering of it.
    package var note: String?

    /// An interaction by some means.
    package init(via: Via, note: String? = nil) {
        self.via = via
        self.note = note
    }
}

/// The means of an interaction.
package enum Via: String, CaseIterable, Hashable, Sendable {
    case call, meal, meeting, email, message, letter, event, other

    /// Whether people see each other in this kind of interaction.
    package var isInPerson: Bool {
        switch self {
        case .meal, .meeting, .event: true
        case .call, .email, .message, .letter, .other: false
        }
    }
}
