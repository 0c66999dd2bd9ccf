import KeepInTouch

/// One VEVENT of a calendar's file (RFC 5545, section 3.6.1), as far as it tells who met when. Its description isn't kept.
package struct CalendarEvent: Hashable, Sendable {
    /// STATUS.
    package enum Status: String, Hashable, Sendable {
        case confirmed = "CONFIRMED"
        case tentative = "TENTATIVE"
        case cancelled = "CANCELLED"
    }

    /// When an event ends, as written.
    package enum End: Hashable, Sendable {
        /// Nothing is said: a whole day lasts until midnight, and anything else no time at all (RFC 5545, section 3.6.1).
        case none
        /// DTEND.
        case at(CalendarTime)
        /// DURATION.
        case lasting(CalendarDuration)
    }

    /// A further start that RDATE names, with the end of its own that a PERIOD has.
    package struct Addition: Hashable, Sendable {
        /// When it starts.
        package let start: CalendarTime
        /// When it ends; ``End/none`` where it lasts as long as the first one.
        package let end: End
    }

    /// UID; empty where there is none.
    package internal(set) var uid = ""
    /// RECURRENCE-ID: which instance of a series this describes; nil where it describes all of them.
    package internal(set) var recurrenceID: CalendarTime?
    /// Whether it describes all later instances, too: RANGE=THISANDFUTURE.
    package internal(set) var appliesToLaterOnes = false
    /// SEQUENCE, which a higher number replaces.
    package internal(set) var sequence = 0
    /// DTSTAMP, which of two equal SEQUENCEs a later one replaces.
    package internal(set) var stamp: CalendarTime?
    /// DTSTART.
    package internal(set) var start: CalendarTime
    /// DTEND or DURATION.
    package internal(set) var end = End.none
    /// STATUS; nil where there is none.
    package internal(set) var status: Status?
    /// METHOD of the calendar in which it is, in capitals: `REQUEST`, `REPLY`, `CANCEL` and so on (RFC 5546).
    package internal(set) var method: String?
    /// Whether it leaves its time free: TRANSP:TRANSPARENT.
    package internal(set) var isTransparent = false
    /// Whether Outlook calls it an event of whole days, although it is written with midnights.
    var isMarkedAsWholeDay = false
    /// ORGANIZER.
    package internal(set) var organizer: Participant?
    /// The ATTENDEEs, at most ``maximumAttendees``.
    package internal(set) var attendees: [Participant] = []
    /// SUMMARY, at most ``maximumSummary`` characters of Unicode, to look for a name in it and never to be kept.
    package internal(set) var summary = ""
    /// Whether LOCATION names a place, and not a link or a service for calls.
    package internal(set) var hasPlace = false
    /// Whether one can take part from afar: a link in LOCATION, CONFERENCE, or what Google and Microsoft write instead.
    package internal(set) var hasLink = false
    /// The RRULEs, mostly none or one.
    package internal(set) var rules: [RecurrenceRule] = []
    /// RDATE.
    package internal(set) var additions: [Addition] = []
    /// EXDATE.
    package internal(set) var exceptions: [CalendarTime] = []
    /// Why it isn't known when it repeats.
    package internal(set) var unsupported: Unsupported?
    /// The physical line in the file where it begins, from 1.
    package internal(set) var line: Int

    /// How many attendees are read of one event; the others are left out, and a problem says so.
    package static let maximumAttendees = 1000
    /// How much of SUMMARY is kept, in Unicode scalars.
    static let maximumSummary = 1000

    init(start: CalendarTime, line: Int) {
        self.start = start
        self.line = line
    }

    /// Whether it lasts whole days.
    package var isWholeDay: Bool { start.form == .day || isMarkedAsWholeDay }
    /// Whether it doesn't take place: STATUS:CANCELLED, or a cancellation that was sent (METHOD:CANCEL).
    package var isCancelled: Bool { status == .cancelled || method == "CANCEL" }
    /// Whether it takes place more than once.
    package var isRepeated: Bool { !rules.isEmpty || !additions.isEmpty || unsupported != nil }
    /// Whether it is repeated every year, as a birthday is.
    package var isYearly: Bool { rules.contains { $0.frequency == .yearly } }

    /// Whether it replaces another description of the same instance (RFC 5546, section 2.1.5).
    func replaces(_ other: CalendarEvent) -> Bool {
        guard sequence == other.sequence else { return sequence > other.sequence }
        guard let stamp, let earlier = other.stamp else { return stamp != nil || other.stamp == nil }
        return stamp.moment >= earlier.moment
    }
}
