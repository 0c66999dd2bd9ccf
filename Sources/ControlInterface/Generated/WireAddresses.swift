// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// By what somebody is recognized in mail, calendars and lists of calls.
package struct WireAddresses: JSONValue, Equatable, Sendable {
    /// Whose.
    package var contact: ContactID
    /// The contact's name.
    package var name: String
    /// The card's e-mail addresses.
    package var emails: [String]
    /// The card's telephone numbers.
    package var telephones: [String]

    package init(contact: ContactID, name: String, emails: [String], telephones: [String]) {
        self.contact = contact
        self.name = name
        self.emails = emails
        self.telephones = telephones
    }

    private static let names = JSONNames("contact", "name", "emails", "telephones")

    package init(json: inout JSONReader) throws(JSONError) {
        var contact: ContactID?
        var name: String?
        var emails: [String]?
        var telephones: [String]?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: contact = try ContactID(json: &json)
            case 1: name = try json.string()
            case 2: emails = try [String](json: &json)
            case 3: telephones = try [String](json: &json)
            default: try json.skipValue()
            }
        }
        guard let contact else { throw json.missing("contact") }
        guard let name else { throw json.missing("name") }
        guard let emails else { throw json.missing("emails") }
        guard let telephones else { throw json.missing("telephones") }
        self.init(contact: contact, name: name, emails: emails, telephones: telephones)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("contact")
        contact.write(to: &json)
        json.beginMember("name")
        name.write(to: &json)
        json.beginMember("emails")
        emails.write(to: &json)
        json.beginMember("telephones")
        telephones.write(to: &json)
        json.endObject()
    }
}
