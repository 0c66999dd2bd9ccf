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

/// What was typed, as it goes over the wire.
extension LocalClock {
    /// A time that has been (`--when`): a day where only a day was said, otherwise an instant.
    func past(_ text: String) throws(TimeError) -> String { try wire(text, .past) }

    /// A time to come (`--until`).
    func future(_ text: String) throws(TimeError) -> String { try wire(text, .future) }

    /// A day to come (`--until` of a pause): where a time of day was said with it, the day alone.
    func futureDay(_ text: String) throws(TimeError) -> String { try day(text, .future) }

    /// A day that has been (`--met`).
    func pastDay(_ text: String) throws(TimeError) -> String { try day(text, .past) }

    private func day(_ text: String, _ direction: TimeExpression.Direction) throws(TimeError) -> String {
        try TimeExpression(parsing: text, direction, now: now, in: zone).date.description
    }

    /// The instant that lies so far ahead (`--for`).
    func after(_ span: Span) -> String { span.after(now, in: zone).rfc3339(in: zone) }

    private func wire(_ text: String, _ direction: TimeExpression.Direction) throws(TimeError) -> String {
        // What `--json` prints may be typed back in.
        if CivilDate(text) == nil, let instant = Instant(wire: text, direction, now: now, in: zone) { return instant.rfc3339(in: zone) }
        let said = try TimeExpression(parsing: text, direction, now: now, in: zone)
        return said.time.map { zone.instant(of: said.date, at: $0).rfc3339(in: zone) } ?? said.date.description
    }
}

/// What came over the wire, as a person reads it.
extension LocalClock {
    /// A day, if that is what the text is.
    func day(_ wire: String?) -> CivilDate? { wire.flatMap(CivilDate.init) }

    /// `4 January 2027 (in 6 weeks)`.
    func inWords(_ date: CivilDate) -> String { gettext("\(Wording.date(date)) (\(Wording.day(date, today: today)))", context: "date") }

    /// `4 January 2027, 09:00`; the text itself where it is no time.
    func moment(_ wire: String) -> String {
        guard let (date, time) = local(wire) else { return wire }
        return time == .midnight ? date.inWords : "\(date.inWords), \(time.toTheMinute)"
    }

    /// `Mon 4 Jan 09:00`, for columns.
    func shortMoment(_ wire: String) -> String {
        guard let (date, time) = local(wire) else { return wire }
        return date.short(today: today) + (time == .midnight ? "" : " " + time.toTheMinute)
    }

    /// The local day and time of an instant.
    func local(_ wire: String) -> (date: CivilDate, time: ClockTime)? {
        Instant(wire: wire, .future, now: now, in: zone).map(zone.moment)
    }
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
