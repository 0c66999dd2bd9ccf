// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// A pause of a group, or without one of everybody: its first day, and the day on which it is over.
package struct WirePlannedPause: JSONValue, Equatable, Sendable {
    /// The group; absent: everybody.
    package var group: String?
    /// The first day.
    package var from: CivilDate
    /// The day on which it is over; absent: when it is resumed.
    package var until: CivilDate?

    package init(group: String? = nil, from: CivilDate, until: CivilDate? = nil) {
        self.group = group
        self.from = from
        self.until = until
    }

    private static let names = JSONNames("group", "from", "until")

    package init(json: inout JSONReader) throws(JSONError) {
        var group: String?
        var from: CivilDate?
        var until: CivilDate?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: group = try json.string()
            case 1: from = try CivilDate(json: &json)
            case 2: until = try CivilDate(json: &json)
            default: try json.skipValue()
            }
        }
        guard let from else { throw json.missing("from") }
        self.init(group: group, from: from, until: until)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        if let group {
            json.beginMember("group")
            group.write(to: &json)
        }
        json.beginMember("from")
        from.write(to: &json)
        if let until {
            json.beginMember("until")
            until.write(to: &json)
        }
        json.endObject()
    }
}
