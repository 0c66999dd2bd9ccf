// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// How many interactions there were by some means.
package struct WireMeansCount: JSONValue, Equatable, Sendable {
    package var via: Via
    package var interactions: Int

    package init(via: Via, interactions: Int) {
        self.via = via
        self.interactions = interactions
    }

    private static let names = JSONNames("via", "interactions")

    package init(json: inout JSONReader) throws(JSONError) {
        var via: Via?
        var interactions: Int?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: via = try Via(json: &json)
            case 1: interactions = try json.int()
            default: try json.skipValue()
            }
        }
        guard let via else { throw json.missing("via") }
        guard let interactions else { throw json.missing("interactions") }
        self.init(via: via, interactions: interactions)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("via")
        via.write(to: &json)
        json.beginMember("interactions")
        interactions.write(to: &json)
        json.endObject()
    }
}
