// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// A date that the card labels.
package struct WireLabelledDate: JSONValue, Equatable, Sendable {
    package var label: String
    package var date: String

    package init(label: String, date: String) {
        self.label = label
        self.date = date
    }

    private static let names = JSONNames("label", "date")

    package init(json: inout JSONReader) throws(JSONError) {
        var label: String?
        var date: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: label = try json.string()
            case 1: date = try json.string()
            default: try json.skipValue()
            }
        }
        guard let label else { throw json.missing("label") }
        guard let date else { throw json.missing("date") }
        self.init(label: label, date: date)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("label")
        label.write(to: &json)
        json.beginMember("date")
        date.write(to: &json)
        json.endObject()
    }
}
