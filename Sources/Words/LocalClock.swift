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
    /// `4 January 2027 (in 6 weeks)`.
    package func day(_ date: CivilDate) -> Phrase {
        Phrase("\(Wording.date(date)) (\(Wording.day(date, today: today)))", context: "date")
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

    /// Several with commas between them; nil where there are none.
    package static func list(_ phrases: [Phrase]) -> Phrase? {
        phrases.dropFirst().reduce(phrases.first) { list, phrase in list.map { Phrase("\($0), \(phrase)") } }
    }
}
