// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// Of whom the journal has something while no card is theirs.
package struct WireCardless: JSONValue, Equatable, Sendable {
    package var contact: ContactID
    /// The name that was on the card, if that is known.
    package var name: String?
    /// How many entries people have said.
    package var entries: Int
    /// The day on which the last of them happened.
    package var last: CivilDate
    /// Who may be the same person, by the name, an e-mail address or a telephone number; at most five.
    package var alike: [WireContact]

    package init(contact: ContactID, name: String? = nil, entries: Int, last: CivilDate, alike: [WireContact]) {
        self.contact = contact
        self.name = name
        self.entries = entries
        self.last = last
        self.alike = alike
    }

    private static let names = JSONNames("contact", "name", "entries", "last", "alike")

    package init(json: inout JSONReader) throws(JSONError) {
        var contact: ContactID?
        var name: String?
        var entries: Int?
        var last: CivilDate?
        var alike: [WireContact]?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: contact = try ContactID(json: &json)
            case 1: name = try json.string()
            case 2: entries = try json.int()
            case 3: last = try CivilDate(json: &json)
            case 4: alike = try [WireContact](json: &json)
            default: try json.skipValue()
            }
        }
        guard let contact else { throw json.missing("contact") }
        guard let entries else { throw json.missing("entries") }
        guard let last else { throw json.missing("last") }
        guard let alike else { throw json.missing("alike") }
        self.init(contact: contact, name: name, entries: entries, last: last, alike: alike)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("contact")
        contact.write(to: &json)
        if let name {
            json.beginMember("name")
            name.write(to: &json)
        }
        json.beginMember("entries")
        entries.write(to: &json)
        json.beginMember("last")
        last.write(to: &json)
        json.beginMember("alike")
        alike.write(to: &json)
        json.endObject()
    }
}
