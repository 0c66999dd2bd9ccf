// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// One reason for a reminder's day, or for when it is told.
package struct WireStep: JSONValue, Equatable, Sendable {
    /// Which reason.
    package var kind: WireStepKind
    package var every: Cadence?
    package var from: String?
    package var cause: ClockCause?
    package var via: Via?
    package var source: Evidence.Source?
    package var direction: Evidence.Direction?
    package var day: CivilDate?
    package var after: Cadence?
    package var at: LocalInstant?
    package var count: Int?
    package var ahead: Int?

    package init(
        kind: WireStepKind, every: Cadence? = nil, from: String? = nil, cause: ClockCause? = nil, via: Via? = nil,
        source: Evidence.Source? = nil, direction: Evidence.Direction? = nil, day: CivilDate? = nil,
        after: Cadence? = nil, at: LocalInstant? = nil, count: Int? = nil, ahead: Int? = nil) {
        self.kind = kind
        self.every = every
        self.from = from
        self.cause = cause
        self.via = via
        self.source = source
        self.direction = direction
        self.day = day
        self.after = after
        self.at = at
        self.count = count
        self.ahead = ahead
    }

    private static let names = JSONNames(
        "kind", "every", "from", "cause", "via", "source", "direction", "day", "after", "at", "count", "ahead")

    package init(json: inout JSONReader) throws(JSONError) {
        var kind: WireStepKind?
        var every: Cadence?
        var from: String?
        var cause: ClockCause?
        var via: Via?
        var source: Evidence.Source?
        var direction: Evidence.Direction?
        var day: CivilDate?
        var after: Cadence?
        var at: LocalInstant?
        var count: Int?
        var ahead: Int?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: kind = try WireStepKind(json: &json)
            case 1: every = try Cadence(json: &json)
            case 2: from = try json.string()
            case 3: cause = try ClockCause(json: &json)
            case 4: via = try Via(json: &json)
            case 5: source = try Evidence.Source(json: &json)
            case 6: direction = try Evidence.Direction(json: &json)
            case 7: day = try CivilDate(json: &json)
            case 8: after = try Cadence(json: &json)
            case 9: at = try LocalInstant(json: &json)
            case 10: count = try json.int()
            case 11: ahead = try json.int()
            default: try json.skipValue()
            }
        }
        guard let kind else { throw json.missing("kind") }
        self.init(
            kind: kind, every: every, from: from, cause: cause, via: via, source: source, direction: direction,
            day: day, after: after, at: at, count: count, ahead: ahead)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("kind")
        kind.write(to: &json)
        if let every {
            json.beginMember("every")
            every.write(to: &json)
        }
        if let from {
            json.beginMember("from")
            from.write(to: &json)
        }
        if let cause {
            json.beginMember("cause")
            cause.write(to: &json)
        }
        if let via {
            json.beginMember("via")
            via.write(to: &json)
        }
        if let source {
            json.beginMember("source")
            source.write(to: &json)
        }
        if let direction {
            json.beginMember("direction")
            direction.write(to: &json)
        }
        if let day {
            json.beginMember("day")
            day.write(to: &json)
        }
        if let after {
            json.beginMember("after")
            after.write(to: &json)
        }
        if let at {
            json.beginMember("at")
            at.write(to: &json)
        }
        if let count {
            json.beginMember("count")
            count.write(to: &json)
        }
        if let ahead {
            json.beginMember("ahead")
            ahead.write(to: &json)
        }
        json.endObject()
    }
}
