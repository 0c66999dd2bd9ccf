import Phrases

/// Times as people type them: `tomorrow 9:00`, `next monday`, `3d ago`, `1. Dezember`, `2026-12-01`.
package struct TimeExpression: Hashable, Sendable {
    /// The day meant.
    package let date: CivilDate
    /// The time of day, where one was said. Days, weeks and months have none; hours and minutes from now have one.
    package let time: ClockTime?
    /// Whether it was said as a length of time from now.
    package let isSpan: Bool

    /// Which way a word without a direction points: `friday` is the last one for what happened, the next one for what will.
    package enum Direction: Sendable {
        /// For what has happened: `--when`.
        case past
        /// For what is to come: `--until`.
        case future
    }

    /// How long a text may be, in UTF-8.
    static let maximumBytes = 100

    /// Reads one expression, relative to the local day and time of `now`. ``TimeVocabulary`` has the words.
    ///
    /// A weekday, a date without a year, a bare span, a time of day or a part of the day is the nearest one in `direction`. A weekday that
    /// is today's is today only if the time of day with it lies in the direction; otherwise it is a week away.
    package init(parsing text: String, _ direction: Direction, now: Instant, in zone: Zone) throws(TimeError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw TimeError(Phrase("a time is at most \(Self.maximumBytes) characters long"))
        }
        let said = try TimeReader.read(text, direction)
        let (today, clock) = zone.moment(at: now)
        isSpan = said.span != nil
        if said.isNow {
            (date, time) = (today, clock)
        } else if let span = said.span, !span.isWholeDays {
            guard said.clock == nil, said.part == nil else {
                throw TimeError(Phrase("a time of day goes with days, not with hours and minutes: \"\(text)\""))
            }
            guard said.day == nil, said.weekday == nil else { throw .unreadable(text, in: text, direction) }
            let isAhead = said.isAhead ?? (direction == .future)
            let moment = zone.moment(at: isAhead ? span.after(now, in: zone) : span.before(now, in: zone))
            (date, time) = (moment.date, moment.time)
        } else {
            (date, time) = try TimeResolver(said: said, text: text, direction: direction, today: today, clock: clock).resolved()
        }
    }
}
