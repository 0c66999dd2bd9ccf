// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// Contacts that may be one person; of more than a hundred the first.
package struct WireDuplicate: JSONValue, Equatable, Sendable {
    /// By what they are alike.
    package var by: Duplicate.Reason
    /// The e-mail address and the name as they are compared; the number as one dials it, with its country where that is known.
    package var value: String
    /// Who they are.
    package var contacts: [WireContact]

    package init(by: Duplicate.Reason, value: String, contacts: [WireContact]) {
        self.by = by
        self.value = value
        self.contacts = contacts
    }

    private static let names = JSONNames("by", "value", "contacts")

    package init(json: inout JSONReader) throws(JSONError) {
        var by: Duplicate.Reason?
        var value: String?
        var contacts: [WireContact]?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: by = try Duplicate.Reason(json: &json)
            case 1: value = try json.string()
            case 2: contacts = try [WireContact](json: &json)
            default: try json.skipValue()
            }
        }
        guard let by else { throw json.missing("by") }
        guard let value else { throw json.missing("value") }
        guard let contacts else { throw json.missing("contacts") }
        self.init(by: by, value: value, contacts: contacts)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("by")
        by.write(to: &json)
        json.beginMember("value")
        value.write(to: &json)
        json.beginMember("contacts")
        contacts.write(to: &json)
        json.endObject()
    }
}
