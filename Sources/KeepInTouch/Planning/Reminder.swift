/// One occurrence of something falling due for one contact.
package struct Reminder: Hashable, Sendable {
    /// Its identity. It is derived, so that it is the same after a restart and on another machine.
    package let id: ReminderID
    /// The day from which it is due.
    package let due: CivilDate
    /// The day from which it is overdue.
    package let overdue: CivilDate
    /// Whether it is urgent once it is overdue, and told again then: the cadence says "at most".
    var isUrgentWhenOverdue = false
    /// For keep-in-touch and for seeing each other, how the due day came about.
    package internal(set) var clock: ClockBasis?
    /// For an occasion, the day it is on; later than `due` where there is a lead time.
    package internal(set) var occasion: CivilDate?
    /// For an occasion whose first year is known, how many years it makes.
    package internal(set) var years: Int?
    /// For a promise, what was promised.
    package internal(set) var promise: String?
    /// The last interaction; nil: never contacted.
    package internal(set) var lastContact: LastContact?
    /// Give and take, where it is to be spoken of.
    package internal(set) var favors = Favors()
    /// When it was told, if it was.
    package internal(set) var told: Instant?
    /// Hidden and silent until then, if it is snoozed.
    package internal(set) var snoozedUntil: Instant?
    /// Why it is silent for the time being, if it is.
    package internal(set) var paused: Paused?
    /// Whether it still has to be told.
    var waits = true

    init(id: ReminderID, due: CivilDate, overdue: CivilDate) {
        self.id = id
        self.due = due
        self.overdue = overdue
    }

    /// For keep-in-touch and for seeing each other, the cadence it follows.
    package var cadence: Cadence? { clock?.cadence.every }

    /// Whether somebody hid it for the time being.
    package func isSnoozed(at now: Instant) -> Bool {
        snoozedUntil.map { now < $0 } ?? false
    }

    /// Whether it is neither listed nor told at present.
    package func isHidden(at now: Instant) -> Bool {
        paused != nil || isSnoozed(at: now)
    }

    /// Whether it has been put off for longer than its cadence allows at most.
    package func isUrgent(on today: CivilDate) -> Bool {
        isUrgentWhenOverdue && overdue <= today
    }

    /// Whether a new day may change it after it fell due: an occasion may lapse, and a clock may become urgent.
    func changes(after today: CivilDate) -> Bool {
        occasion != nil || isUrgentWhenOverdue && today < overdue
    }

    /// For a clock: the time since it was due, as a share of its cadence.
    func urgency(on today: CivilDate) -> Double {
        Double(today.days(since: due)) / max(cadence?.averageDays ?? 1, 1)
    }

    /// Its state on this day, in the words that `due` and `upcoming` print.
    package func state(on today: CivilDate, at now: Instant) -> State {
        if paused != nil { return .paused }
        if isSnoozed(at: now) { return .snoozed }
        return today < due ? .upcoming : today < overdue ? .due : .overdue
    }

    /// What state a reminder is in.
    package enum State: String, CaseIterable, Sendable {
        case upcoming, due, overdue, snoozed, paused
    }
}

/// The last interaction with a contact.
package struct LastContact: Hashable, Sendable {
    /// The day it happened.
    package let date: CivilDate
    /// By what means.
    package let via: Via

    /// An interaction on that day.
    package init(date: CivilDate, via: Via) {
        self.date = date
        self.via = via
    }
}
