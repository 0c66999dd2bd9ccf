// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// The contact introduced you to the other, or knows them.
package struct WireIntroduction: JSONValue, Equatable, Sendable {
    /// Who introduced you, or knows the other.
    package var contact: WireAcquaintance
    /// Whom.
    package var other: WireAcquaintance

    package init(contact: WireAcquaintance, other: WireAcquaintance) {
        self.contact = contact
        self.other = other
    }

    private static let names = JSONNames("contact", "other")

    package init(json: inout JSONReader) throws(JSONError) {
        var contact: WireAcquaintance?
        var other: WireAcquaintance?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: contact = try WireAcquaintance(json: &json)
            case 1: other = try WireAcquaintance(json: &json)
            default: try json.skipValue()
            }
        }
        guard let contact else { throw json.missing("contact") }
        guard let other else { throw json.missing("other") }
        self.init(contact: contact, other: other)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("contact")
        contact.write(to: &json)
        json.beginMember("other")
        other.write(to: &json)
        json.endObject()
    }
}
