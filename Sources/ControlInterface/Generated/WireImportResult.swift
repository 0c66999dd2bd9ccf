// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// What became of one card.
package struct WireImportResult: JSONValue, Equatable, Sendable {
    /// What became of it.
    package var outcome: WireImportOutcome
    /// The UID of the new contact, or of the one that it matches.
    package var contact: ContactID?
    /// The name of that contact, or of the skipped card if it has one.
    package var name: String?
    /// By what it matches, or why it was skipped.
    package var reason: String?

    package init(outcome: WireImportOutcome, contact: ContactID? = nil, name: String? = nil, reason: String? = nil) {
        self.outcome = outcome
        self.contact = contact
        self.name = name
        self.reason = reason
    }

    private static let names = JSONNames("outcome", "contact", "name", "reason")

    package init(json: inout JSONReader) throws(JSONError) {
        var outcome: WireImportOutcome?
        var contact: ContactID?
        var name: String?
        var reason: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: outcome = try WireImportOutcome(json: &json)
            case 1: contact = try ContactID(json: &json)
            case 2: name = try json.string()
            case 3: reason = try json.string()
            default: try json.skipValue()
            }
        }
        guard let outcome else { throw json.missing("outcome") }
        self.init(outcome: outcome, contact: contact, name: name, reason: reason)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("outcome")
        outcome.write(to: &json)
        if let contact {
            json.beginMember("contact")
            contact.write(to: &json)
        }
        if let name {
            json.beginMember("name")
            name.write(to: &json)
        }
        if let reason {
            json.beginMember("reason")
            reason.write(to: &json)
        }
        json.endObject()
    }
}
