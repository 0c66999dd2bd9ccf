// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// A pause of a contact, of a group, or without either of everybody: its first day, and the day on which it is over.
package struct WirePlannedPause: JSONValue, Equatable, Sendable {
    /// The contact's name.
    package var name: String?
    /// The group.
    package var group: String?
    /// The first day.
    package var from: CivilDate
    /// The day on which it is over; absent: when it is resumed.
    package var until: CivilDate?

    package init(name: String? = nil, group: String? = nil, from: CivilDate, until: CivilDate? = nil) {
        self.name = name
        self.group = group
        self.from = from
        self.until = until
    }

    private static let names = JSONNames("name", "group", "from", "until")

    package init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var group: String?
        var from: CivilDate?
        var until: CivilDate?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: name = try json.string()
            case 1: group = try json.string()
            case 2: from = try CivilDate(json: &json)
            case 3: until = try CivilDate(json: &json)
            default: try json.skipValue()
            }
        }
        guard let from else { throw json.missing("from") }
        self.init(name: name, group: group, from: from, until: until)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        if let name {
            json.beginMember("name")
            name.write(to: &json)
        }
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
