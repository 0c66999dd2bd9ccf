/// One occurrence of something falling due for one contact.
package struct Reminder: Hashable, Sendable {
    /// Its identity. It is derived, so that it is the same after a restart and on another machine.
    package let id: ReminderID
    /// The day from which it is due; of an occasion and a promise, the day it is for.
    package let due: CivilDate
    /// The day from which it is overdue.
    package let overdue: CivilDate
    /// The day from which it is on the list. Earlier than `due` for an occasion with a lead, and where `due` has no opening.
    package let opens: CivilDate
    /// For keep-in-touch and for seeing each other, how the due day came about.
    package internal(set) var clock: ClockBasis?
    /// For an occasion, the day it is on.
    package var occasion: CivilDate? { clock == nil && promise == nil ? due : nil }
    /// For an occasion whose first year is known, how many years it makes.
    package internal(set) var years: Int?
    /// For a birthday, whether it is of somebody born on 29 February, and on the 28th this time.
    package internal(set) var isOfLeapDay = false
    /// For a labelled date, its label.
    package internal(set) var label: String?
    /// For a promise, what was promised.
    package internal(set) var promise: String?
    /// The last interaction; nil: none is known.
    package internal(set) var lastContact: LastContact?
    /// Give and take, where it is to be spoken of.
    package internal(set) var favors = Favors()
    /// When it was last told, as far as that still counts.
    package internal(set) var lastTold: Told?
    /// When it was last told, whether that still counts or not.
    var latestTelling: Instant?
    /// How often it was told again because nobody answered.
    package internal(set) var repeats = 0
    /// When it is told next; nil: never again, as things are.
    package internal(set) var next: NextTelling?
    /// Hidden and silent until then, if it is snoozed; or the end of its last snooze.
    package internal(set) var snoozedUntil: Instant?
    /// Whether that snooze is older than keeping in touch with them: it only spreads those with whom somebody begins at once.
    package internal(set) var isSpread = false
    /// Why it is silent for the time being, if it is.
    package internal(set) var paused: Paused?

    /// It is on the list from its due day on, unless `opens` says otherwise.
    init(id: ReminderID, due: CivilDate, overdue: CivilDate, opens: CivilDate? = nil) {
        self.id = id
        self.due = due
        self.overdue = overdue
        self.opens = opens ?? due
    }

    /// A time at which it was told.
    package struct Told: Hashable, Sendable {
        /// The moment.
        package let at: Instant
        /// The day to whose window that belonged.
        package let day: CivilDate
    }

    /// When it was last told, as far as that still counts.
    package var told: Instant? { lastTold?.at }

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

    /// Whether it is about keeping in touch, and has been due for too long.
    package func isOverdue(on today: CivilDate) -> Bool {
        clock != nil && overdue <= today
    }

    /// Whether a new day may change it though it is on the list already: an occasion may lapse.
    var isChanging: Bool { occasion != nil }

    /// The days that its step is long, from its beginning to its due day.
    package var stepDays: Int { clock?.stepDays ?? 1 }

    /// For a clock: the days since it was due, as a share of its step.
    func lateness(on today: CivilDate) -> Double {
        Double(today.days(since: due)) / Double(stepDays)
    }

    /// For a clock: the days since it was due or was last told, whichever is later, as a share of its step.
    func waiting(on today: CivilDate) -> Double {
        Double(today.days(since: max(due, lastTold?.day ?? due))) / Double(stepDays)
    }

    /// Its state on this day, in the words that `due` and `upcoming` print.
    package func state(on today: CivilDate, at now: Instant) -> State {
        // What opens when the pause is over is to come, like all else.
        if let paused, paused.until.map({ opens < $0 }) ?? true { return .paused }
        if isSnoozed(at: now) { return .snoozed }
        return today < opens ? .upcoming : today < overdue ? .due : .overdue
    }

    /// What state a reminder is in.
    package enum State: String, CaseIterable, Sendable {
        case upcoming, due, overdue, snoozed, paused
    }
}

/// When a reminder is told next, as things are.
package struct NextTelling: Hashable, Sendable {
    /// In the window of this day, or in the next there is.
    package let from: CivilDate
    /// Which of its moments that is.
    private let moment: Moment
    private let later: Later?

    /// The moment that it is instead in the window of this day or a later one.
    struct Later: Hashable, Sendable {
        let moment: Moment
        let from: CivilDate
    }

    init(_ moment: Moment, from: CivilDate, later: Later? = nil) {
        self.from = from
        self.moment = moment
        self.later = later
    }

    /// Which of its moments it is, if it is told in the window of this day.
    package func moment(on day: CivilDate) -> Moment {
        later.flatMap { $0.from <= day ? $0.moment : nil } ?? moment
    }

    /// The same, but in no window before that of this day.
    func postponed(to day: CivilDate) -> NextTelling {
        NextTelling(moment, from: max(from, day), later: later)
    }

    /// Whether it is what was snoozed, and goes before everything else.
    package var isAfterSnooze: Bool { if case .afterSnooze = moment { true } else { false } }
}

/// The last interaction with a contact.
package struct LastContact: Hashable, Sendable {
    /// The day it happened.
    package let date: CivilDate
    /// By what means.
    package let via: Via
    /// Where it was noticed; nil: a person said so.
    package let trace: Evidence.Trace?

    /// An interaction on that day.
    package init(date: CivilDate, via: Via, trace: Evidence.Trace? = nil) {
        (self.date, self.via, self.trace) = (date, via, trace)
    }
}
