import ControlInterface
import Glibc
import KeepInTouch
import Platform
import Words

extension LocalClock {
    /// Now, in the C library's zone: `$TZ`, or else /etc/localtime.
    init() {
        LocalZone.refresh()
        self.init(
            now: Instant(seconds: Int64(time(nil))), zone: Zone(identifier: "local") { LocalZone.offset(at: $0.seconds) })
    }
}

/// Times as the user types them.
extension LocalClock {
    /// A time in the past (`--when`): a day if only a day was typed, otherwise an instant.
    func past(_ text: String) throws(TimeError) -> When { try when(text, .past).time }

    /// A time to come.
    struct Coming<Time: Sendable>: Sendable {
        let time: Time
        /// Whether it was said as a length of time from now: it counts from when it was said, should this clock be wrong. Nil, where the
        /// wire wants nothing to be said: it was not.
        let isSpan: Bool?
    }

    /// A time in the future (`--until`).
    func future(_ text: String) throws(TimeError) -> Coming<When> { try when(text, .future) }

    /// A day in the future (`--until` of a pause); a time of day is dropped.
    func futureDay(_ text: String) throws(TimeError) -> Coming<CivilDate> {
        let said = try TimeExpression(parsing: text, .future, now: now, in: zone)
        return Coming(time: said.date, isSpan: said.isSpan ? true : nil)
    }

    /// A day in the past, or today (`--met`).
    func pastDay(_ text: String) throws(TimeError) -> CivilDate {
        let day = try TimeExpression(parsing: text, .past, now: now, in: zone).date
        if day > today { throw .stillToCome(text) }
        return day
    }

    /// The end of that span from now (`--for`): a day after whole days, an instant after hours and minutes.
    func after(_ span: Span) -> Coming<When> {
        let end = span.after(now, in: zone)
        return Coming(time: span.isWholeDays ? .day(zone.date(at: end)) : .instant(LocalInstant(end, in: zone)), isSpan: true)
    }

    private func when(_ text: String, _ direction: TimeExpression.Direction) throws(TimeError) -> Coming<When> {
        // Accept what `--json` prints.
        if case .instant(let local)? = When(text) { return Coming(time: .instant(LocalInstant(local.instant, in: zone)), isSpan: nil) }
        let said = try TimeExpression(parsing: text, direction, now: now, in: zone)
        let time = said.time.map { When.instant(LocalInstant(zone.instant(of: said.date, at: $0), in: zone)) } ?? .day(said.date)
        return Coming(time: time, isSpan: said.isSpan ? true : nil)
    }
}
