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
    func past(_ text: String) throws(TimeError) -> When { try when(text, .past) }

    /// A time in the future (`--until`).
    func future(_ text: String) throws(TimeError) -> When { try when(text, .future) }

    /// A day in the future (`--until` of a pause); a time of day is dropped.
    func futureDay(_ text: String) throws(TimeError) -> CivilDate { try day(text, .future) }

    /// A day in the past (`--met`).
    func pastDay(_ text: String) throws(TimeError) -> CivilDate { try day(text, .past) }

    private func day(_ text: String, _ direction: TimeExpression.Direction) throws(TimeError) -> CivilDate {
        try TimeExpression(parsing: text, direction, now: now, in: zone).date
    }

    /// The end of that span from now (`--for`): a day after whole days, an instant after hours and minutes.
    func after(_ span: Span) -> When {
        let end = span.after(now, in: zone)
        return span.isWholeDays ? .day(zone.date(at: end)) : .instant(LocalInstant(end, in: zone))
    }

    private func when(_ text: String, _ direction: TimeExpression.Direction) throws(TimeError) -> When {
        // Accept what `--json` prints.
        if case .instant(let local)? = When(text) { return .instant(LocalInstant(local.instant, in: zone)) }
        let said = try TimeExpression(parsing: text, direction, now: now, in: zone)
        return said.time.map { .instant(LocalInstant(zone.instant(of: said.date, at: $0), in: zone)) } ?? .day(said.date)
    }
}
