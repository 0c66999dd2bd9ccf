// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// How many interactions there were on a day.
package struct WireDayCount: JSONValue, Equatable, Sendable {
    package var day: CivilDate
    package var interactions: Int

    package init(day: CivilDate, interactions: Int) {
        self.day = day
        self.interactions = interactions
    }

    private static let names = JSONNames("day", "interactions")

    package init(json: inout JSONReader) throws(JSONError) {
        var day: CivilDate?
        var interactions: Int?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: day = try CivilDate(json: &json)
            case 1: interactions = try json.int()
            default: try json.skipValue()
            }
        }
        guard let day else { throw json.missing("day") }
        guard let interactions else { throw json.missing("interactions") }
        self.init(day: day, interactions: interactions)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("day")
        day.write(to: &json)
        json.beginMember("interactions")
        interactions.write(to: &json)
        json.endObject()
    }
}
