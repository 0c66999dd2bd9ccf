// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// Somebody with whom a person begins to keep in touch.
package struct WireBeginning: JSONValue, Equatable, Sendable {
    /// Whose UID.
    package var contact: ContactID
    /// How often to be in touch; absent: as the groups say.
    package var every: Cadence?
    /// About when they were in touch last; absent: nobody knows.
    package var last: CivilDate?
    /// Until then the contact is snoozed; absent: it is not.
    package var from: CivilDate?

    package init(contact: ContactID, every: Cadence? = nil, last: CivilDate? = nil, from: CivilDate? = nil) {
        self.contact = contact
        self.every = every
        self.last = last
        self.from = from
    }

    private static let names = JSONNames("contact", "every", "last", "from")

    package init(json: inout JSONReader) throws(JSONError) {
        var contact: ContactID?
        var every: Cadence?
        var last: CivilDate?
        var from: CivilDate?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: contact = try ContactID(json: &json)
            case 1: every = try Cadence(json: &json)
            case 2: last = try CivilDate(json: &json)
            case 3: from = try CivilDate(json: &json)
            default: try json.skipValue()
            }
        }
        guard let contact else { throw json.missing("contact") }
        self.init(contact: contact, every: every, last: last, from: from)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("contact")
        contact.write(to: &json)
        if let every {
            json.beginMember("every")
            every.write(to: &json)
        }
        if let last {
            json.beginMember("last")
            last.write(to: &json)
        }
        if let from {
            json.beginMember("from")
            from.write(to: &json)
        }
        json.endObject()
    }
}
