// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// A cadence that would fit better than the one there is.
package struct WireProposal: JSONValue, Equatable, Sendable {
    package var contact: WireContact
    package var proposed: Cadence
    /// Because so many reminders in a row were skipped.
    package var skips: Int?
    /// Because you are in touch every so many days: the median of the last intervals.
    package var everyDays: Int?
    /// How many intervals that is the median of.
    package var intervals: Int?

    package init(
        contact: WireContact, proposed: Cadence, skips: Int? = nil, everyDays: Int? = nil, intervals: Int? = nil) {
        self.contact = contact
        self.proposed = proposed
        self.skips = skips
        self.everyDays = everyDays
        self.intervals = intervals
    }

    private static let names = JSONNames("contact", "proposed", "skips", "everyDays", "intervals")

    package init(json: inout JSONReader) throws(JSONError) {
        var contact: WireContact?
        var proposed: Cadence?
        var skips: Int?
        var everyDays: Int?
        var intervals: Int?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: contact = try WireContact(json: &json)
            case 1: proposed = try Cadence(json: &json)
            case 2: skips = try json.int()
            case 3: everyDays = try json.int()
            case 4: intervals = try json.int()
            default: try json.skipValue()
            }
        }
        guard let contact else { throw json.missing("contact") }
        guard let proposed else { throw json.missing("proposed") }
        self.init(contact: contact, proposed: proposed, skips: skips, everyDays: everyDays, intervals: intervals)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("contact")
        contact.write(to: &json)
        json.beginMember("proposed")
        proposed.write(to: &json)
        if let skips {
            json.beginMember("skips")
            skips.write(to: &json)
        }
        if let everyDays {
            json.beginMember("everyDays")
            everyDays.write(to: &json)
        }
        if let intervals {
            json.beginMember("intervals")
            intervals.write(to: &json)
        }
        json.endObject()
    }
}
