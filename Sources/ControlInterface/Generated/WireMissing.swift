// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// Somebody with no cadence, with whom there was a rhythm once that broke off.
package struct WireMissing: JSONValue, Equatable, Sendable {
    package var contact: WireContact
    /// You were in touch every so many days: the median.
    package var everyDays: Int
    /// The first day of it.
    package var first: CivilDate
    /// The last.
    package var last: CivilDate
    /// A cadence like it.
    package var proposed: Cadence

    package init(contact: WireContact, everyDays: Int, first: CivilDate, last: CivilDate, proposed: Cadence) {
        self.contact = contact
        self.everyDays = everyDays
        self.first = first
        self.last = last
        self.proposed = proposed
    }

    private static let names = JSONNames("contact", "everyDays", "first", "last", "proposed")

    package init(json: inout JSONReader) throws(JSONError) {
        var contact: WireContact?
        var everyDays: Int?
        var first: CivilDate?
        var last: CivilDate?
        var proposed: Cadence?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: contact = try WireContact(json: &json)
            case 1: everyDays = try json.int()
            case 2: first = try CivilDate(json: &json)
            case 3: last = try CivilDate(json: &json)
            case 4: proposed = try Cadence(json: &json)
            default: try json.skipValue()
            }
        }
        guard let contact else { throw json.missing("contact") }
        guard let everyDays else { throw json.missing("everyDays") }
        guard let first else { throw json.missing("first") }
        guard let last else { throw json.missing("last") }
        guard let proposed else { throw json.missing("proposed") }
        self.init(contact: contact, everyDays: everyDays, first: first, last: last, proposed: proposed)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("contact")
        contact.write(to: &json)
        json.beginMember("everyDays")
        everyDays.write(to: &json)
        json.beginMember("first")
        first.write(to: &json)
        json.beginMember("last")
        last.write(to: &json)
        json.beginMember("proposed")
        proposed.write(to: &json)
        json.endObject()
    }
}
