import ControlInterface
import KeepInTouch
import Phrases

/// This moment and the reader's time zone, which decide how a day or an instant is said.
package struct LocalClock: Sendable {
    package let now: Instant
    package let zone: Zone

    package init(now: Instant, zone: Zone) {
        self.now = now
        self.zone = zone
    }

    /// The local date.
    package var today: CivilDate { zone.date(at: now) }

    /// The local date and time of an instant, whatever the clock showed where it comes from.
    package func local(_ instant: LocalInstant) -> (date: CivilDate, time: ClockTime) { zone.moment(at: instant.instant) }
}

extension LocalClock {
    /// `4 January 2027 (in 6 weeks)`, or `Friday, 27 November 2026` of the days to come this week.
    package func day(_ date: CivilDate) -> Phrase {
        if (2...6).contains(date.days(since: today)) {
            return Phrase("\(Wording.weekday(date.weekday)), \(Wording.date(date))", context: "date")
        }
        return Phrase("\(Wording.date(date)) (\(Wording.day(date, today: today)))", context: "date")
    }

    /// `Mon 4 Jan`, for columns; with the year where it isn't today's.
    package func shortDay(_ date: CivilDate) -> Phrase { Wording.shortDate(date, today: today) }

    /// `4 January 2027, 09:00`.
    package func moment(_ instant: LocalInstant) -> Phrase {
        let (date, time) = local(instant)
        return time == .midnight ? Wording.date(date) : Phrase("\(Wording.date(date)), \(time.toTheMinute)")
    }

    /// The same, or the day alone.
    package func moment(_ when: When) -> Phrase {
        switch when {
        case .day(let date): Wording.date(date)
        case .instant(let instant): moment(instant)
        }
    }

    /// When something ends: `4 January 2027, 09:00`, or `4 January 2027 (in 6 weeks)` of a whole day.
    package func end(_ when: When) -> Phrase {
        switch when {
        case .day(let date): day(date)
        case .instant(let instant): moment(instant)
        }
    }

    /// `Mon 4 Jan 09:00`, for columns.
    package func shortMoment(_ instant: LocalInstant) -> Phrase {
        let (date, time) = local(instant)
        return time == .midnight ? shortDay(date) : Phrase("\(shortDay(date)) \(time.toTheMinute)")
    }
}

extension ClockTime {
    /// `09:00`, without seconds.
    package var toTheMinute: String { String(description.prefix(5)) }
}

extension Phrase {
    /// How long something rests, as part of a sentence: `until 4 January 2027`; `until resumed` where no day is known.
    package static func until(_ end: Phrase?) -> Phrase { end.map { Phrase("until \($0)") } ?? Phrase("until resumed") }

    /// Several with commas between them, and how many more there are; nil where there are none.
    package static func list(_ phrases: some Collection<Phrase>, more: Int = 0) -> Phrase? {
        let list = phrases.dropFirst().reduce(phrases.first) { list, phrase in list.map { Phrase("\($0), \(phrase)") } }
        return more > 0 ? list.map { Phrase(more, "\($0), and \(more) more", "\($0), and \(more) more") } : list
    }
}
