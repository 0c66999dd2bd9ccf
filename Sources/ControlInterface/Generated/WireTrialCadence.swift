// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// A cadence to try out.
package struct WireTrialCadence: JSONValue, Equatable, Sendable {
    /// A group's name, or "default" for everyone.
    package var group: String
    package var every: Cadence

    package init(group: String, every: Cadence) {
        self.group = group
        self.every = every
    }

    private static let names = JSONNames("group", "every")

    package init(json: inout JSONReader) throws(JSONError) {
        var group: String?
        var every: Cadence?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: group = try json.string()
            case 1: every = try Cadence(json: &json)
            default: try json.skipValue()
            }
        }
        guard let group else { throw json.missing("group") }
        guard let every else { throw json.missing("every") }
        self.init(group: group, every: every)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("group")
        group.write(to: &json)
        json.beginMember("every")
        every.write(to: &json)
        json.endObject()
    }
}
