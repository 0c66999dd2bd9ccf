import KeepInTouch
import Varlink

/// An instant as a local clock showed it: RFC 3339 on the wire, `2026-12-01T09:00:00+01:00`.
///
/// The offset travels along, so that scripts can cut the local day out of the text, whatever their own time zone is.
package struct LocalInstant: Hashable, Sendable {
    /// The instant itself, which is all that counts in comparisons with other instants.
    package let instant: Instant
    /// How many seconds the clock was ahead of UTC.
    package let offset: Int

    /// The instant by the zone's clocks.
    package init(_ instant: Instant, in zone: Zone) {
        self.init(instant, offset: zone.secondsFromUTC(at: instant))
    }

    private init(_ instant: Instant, offset: Int) {
        self.instant = instant
        self.offset = offset
    }
}

extension LocalInstant: LosslessStringConvertible {
    /// RFC 3339, to the second.
    package var description: String {
        let (date, time) = Zone.utc.moment(at: instant.adding(seconds: offset))
        let minutes = abs(offset) / 60
        let clock = [time.secondOfDay / 3600, time.secondOfDay / 60 % 60, time.secondOfDay % 60].map(twoDigits).joined(separator: ":")
        return "\(date)T\(clock)" + (offset < 0 ? "-" : "+") + "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    /// Reads RFC 3339; fractions of a second are dropped.
    package init?(_ text: String) {
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == "t" || $0 == " " })
        guard parts.count == 2, let date = CivilDate(String(parts[0])), let sign = parts[1].firstIndex(where: { "+-Zz".contains($0) }),
            let clock = parts[1][..<sign].split(separator: ".", maxSplits: 1).first, let time = ClockTime(clock)
        else { return nil }
        var offset = 0
        if parts[1][sign] == "+" || parts[1][sign] == "-" {
            guard let ahead = ClockTime(parts[1][parts[1].index(after: sign)...]) else { return nil }
            offset = parts[1][sign] == "-" ? -ahead.secondOfDay : ahead.secondOfDay
        } else if parts[1].index(after: sign) != parts[1].endIndex {
            return nil
        }
        self.init(Zone.utc.instant(of: date, at: time).adding(seconds: -offset), offset: offset)
    }
}

extension LocalInstant: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        guard let instant = LocalInstant(try json.string()) else { throw json.error("not an RFC 3339 instant") }
        self = instant
    }

    package func write(to json: inout JSONWriter) { json.write(description) }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
