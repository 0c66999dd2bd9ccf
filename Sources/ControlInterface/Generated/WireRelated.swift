// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// Somebody whom the card names beside its contact: the label says what they are to it, if the card does.
package struct WireRelated: JSONValue, Equatable, Sendable {
    package var label: String?
    package var name: String

    package init(label: String? = nil, name: String) {
        self.label = label
        self.name = name
    }

    private static let names = JSONNames("label", "name")

    package init(json: inout JSONReader) throws(JSONError) {
        var label: String?
        var name: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: label = try json.string()
            case 1: name = try json.string()
            default: try json.skipValue()
            }
        }
        guard let name else { throw json.missing("name") }
        self.init(label: label, name: name)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        if let label {
            json.beginMember("label")
            label.write(to: &json)
        }
        json.beginMember("name")
        name.write(to: &json)
        json.endObject()
    }
}
