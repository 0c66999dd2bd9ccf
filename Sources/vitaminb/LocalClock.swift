import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Platform

/// This moment, and this machine's time zone.
struct LocalClock: Sendable {
    let now: Instant
    let zone: Zone

    /// The moment it is made, in the C library's zone: `$TZ`, or else /etc/localtime.
    init() {
        LocalZone.refresh()
        now = Instant(seconds: Int64(time(nil)))
        zone = Zone(identifier: "local") { LocalZone.offset(at: $0.seconds) }
    }

    /// Some other moment and zone.
    init(now: Instant, zone: Zone) {
        self.now = now
        self.zone = zone
    }

    /// The day that the calendar on the wall shows.
    var today: CivilDate { zone.date(at: now) }
}

/// What was typed.
extension LocalClock {
    /// A time that has been (`--when`): a day where only a day was said, otherwise an instant.
    func past(_ text: String) throws(TimeError) -> When { try when(text, .past) }

    /// A time to come (`--until`).
    func future(_ text: String) throws(TimeError) -> When { try when(text, .future) }

    /// A day to come (`--until` of a pause): where a time of day was said with it, the day alone.
    func futureDay(_ text: String) throws(TimeError) -> CivilDate { try day(text, .future) }

    /// A day that has been (`--met`).
    func pastDay(_ text: String) throws(TimeError) -> CivilDate { try day(text, .past) }

    private func day(_ text: String, _ direction: TimeExpression.Direction) throws(TimeError) -> CivilDate {
        try TimeExpression(parsing: text, direction, now: now, in: zone).date
    }

    /// The instant that lies so far ahead (`--for`).
    func after(_ span: Span) -> When { .instant(LocalInstant(span.after(now, in: zone), in: zone)) }

    private func when(_ text: String, _ direction: TimeExpression.Direction) throws(TimeError) -> When {
        // What `--json` prints may be typed back in.
        if case .instant(let local)? = When(text) { return .instant(LocalInstant(local.instant, in: zone)) }
        let said = try TimeExpression(parsing: text, direction, now: now, in: zone)
        return said.time.map { .instant(LocalInstant(zone.instant(of: said.date, at: $0), in: zone)) } ?? .day(said.date)
    }
}

/// What came over the wire, as a person reads it.
extension LocalClock {
    /// `4 January 2027 (in 6 weeks)`.
    func inWords(_ date: CivilDate) -> String { gettext("\(Wording.date(date)) (\(Wording.day(date, today: today)))", context: "date") }

    /// `4 January 2027, 09:00`.
    func moment(_ instant: LocalInstant) -> String {
        let (date, time) = local(instant)
        return time == .midnight ? date.inWords : "\(date.inWords), \(time.toTheMinute)"
    }

    /// The same, or the day alone.
    func moment(_ when: When) -> String {
        switch when {
        case .day(let date): date.inWords
        case .instant(let instant): moment(instant)
        }
    }

    /// `Mon 4 Jan 09:00`, for columns.
    func shortMoment(_ instant: LocalInstant) -> String {
        let (date, time) = local(instant)
        return date.short(today: today) + (time == .midnight ? "" : " " + time.toTheMinute)
    }

    /// The day and time of an instant here, whatever the clock showed where it comes from.
    func local(_ instant: LocalInstant) -> (date: CivilDate, time: ClockTime) { zone.moment(at: instant.instant) }
}

extension CivilDate {
    /// `4 January 2027`.
    var inWords: String { gettext(Wording.date(self)) }

    /// `Mon 4 Jan`, with the year where it isn't today's.
    func short(today: CivilDate) -> String { gettext(Wording.shortDate(self, today: today)) }
}

extension ClockTime {
    /// `09:00`, seconds left out.
    var toTheMinute: String { String(description.prefix(5)) }
}
