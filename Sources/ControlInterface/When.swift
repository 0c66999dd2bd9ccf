import KeepInTouch
import Varlink

/// A time that may be said as a whole day: on the wire RFC 3339 or an ISO 8601 date.
package enum When: Hashable, Sendable {
    case day(CivilDate)
    case instant(LocalInstant)

    /// The instant meant. A day is its noon for what has happened, so that no journey moves it to another day, and its start for
    /// what is to come.
    package func instant(_ direction: TimeExpression.Direction, now: Instant, in zone: Zone) -> Instant {
        switch self {
        case .instant(let local): return local.instant
        case .day(let date):
            if direction == .future { return zone.instant(of: date) }
            let noon = zone.instant(of: date, at: ClockTime(secondOfDay: 43_200))
            return date == zone.date(at: now) ? now : noon
        }
    }
}

extension When: LosslessStringConvertible {
    package var description: String {
        switch self {
        case .day(let date): date.description
        case .instant(let instant): instant.description
        }
    }

    package init?(_ text: String) {
        if let date = CivilDate(text) {
            self = .day(date)
        } else if let instant = LocalInstant(text) {
            self = .instant(instant)
        } else {
            return nil
        }
    }
}

extension When: JSONValue {
    package init(json: inout JSONReader) throws(JSONError) {
        guard let when = When(try json.string()) else { throw json.error("neither an RFC 3339 instant nor an ISO 8601 date") }
        self = when
    }

    package func write(to json: inout JSONWriter) { json.write(description) }
}
