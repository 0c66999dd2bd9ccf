// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// One value of the merged cards. Texts of more than 160 characters are cut.
package struct WireMergedField: JSONValue, Equatable, Sendable {
    /// The vCard property's name: FN, EMAIL, X-TWITTER.
    package var property: String
    /// The value in the card that stays; absent where it has none like it.
    package var contact: String?
    /// The value in the other card; absent where it has none like it.
    package var other: String?
    /// What becomes of it.
    package var outcome: WireMergeOutcome

    package init(property: String, contact: String? = nil, other: String? = nil, outcome: WireMergeOutcome) {
        self.property = property
        self.contact = contact
        self.other = other
        self.outcome = outcome
    }

    private static let names = JSONNames("property", "contact", "other", "outcome")

    package init(json: inout JSONReader) throws(JSONError) {
        var property: String?
        var contact: String?
        var other: String?
        var outcome: WireMergeOutcome?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: property = try json.string()
            case 1: contact = try json.string()
            case 2: other = try json.string()
            case 3: outcome = try WireMergeOutcome(json: &json)
            default: try json.skipValue()
            }
        }
        guard let property else { throw json.missing("property") }
        guard let outcome else { throw json.missing("outcome") }
        self.init(property: property, contact: contact, other: other, outcome: outcome)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("property")
        property.write(to: &json)
        if let contact {
            json.beginMember("contact")
            contact.write(to: &json)
        }
        if let other {
            json.beginMember("other")
            other.write(to: &json)
        }
        json.beginMember("outcome")
        outcome.write(to: &json)
        json.endObject()
    }
}
