// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// How a cadence was kept by all contacts that have it from the same place. A round begins with an interaction or a skip and ends with
/// the next; several on one day are one. It is kept if they were in touch no later than the day it became overdue, and late if later,
/// or if it is overdue still and not paused. Rounds are measured by today's cadences; those of before the first interaction don't
/// count.
package struct WireKeptCadence: JSONValue, Equatable, Sendable {
    /// Where the cadence comes from: contact, default, or the name of a group.
    package var from: String
    /// The cadence; absent: each contact has one of its own.
    package var every: Cadence?
    /// How many contacts have it.
    package var contacts: Int
    /// How many of their rounds were in time.
    package var kept: Int
    /// How many were late.
    package var late: Int
    /// How many were skipped.
    package var skipped: Int
    /// The median of the days between two interactions, if there were two.
    package var everyDays: Int?

    package init(
        from: String, every: Cadence? = nil, contacts: Int, kept: Int, late: Int, skipped: Int, everyDays: Int? = nil) {
        self.from = from
        self.every = every
        self.contacts = contacts
        self.kept = kept
        self.late = late
        self.skipped = skipped
        self.everyDays = everyDays
    }

    private static let names = JSONNames("from", "every", "contacts", "kept", "late", "skipped", "everyDays")

    package init(json: inout JSONReader) throws(JSONError) {
        var from: String?
        var every: Cadence?
        var contacts: Int?
        var kept: Int?
        var late: Int?
        var skipped: Int?
        var everyDays: Int?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: from = try json.string()
            case 1: every = try Cadence(json: &json)
            case 2: contacts = try json.int()
            case 3: kept = try json.int()
            case 4: late = try json.int()
            case 5: skipped = try json.int()
            case 6: everyDays = try json.int()
            default: try json.skipValue()
            }
        }
        guard let from else { throw json.missing("from") }
        guard let contacts else { throw json.missing("contacts") }
        guard let kept else { throw json.missing("kept") }
        guard let late else { throw json.missing("late") }
        guard let skipped else { throw json.missing("skipped") }
        self.init(
            from: from, every: every, contacts: contacts, kept: kept, late: late, skipped: skipped,
            everyDays: everyDays)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("from")
        from.write(to: &json)
        if let every {
            json.beginMember("every")
            every.write(to: &json)
        }
        json.beginMember("contacts")
        contacts.write(to: &json)
        json.beginMember("kept")
        kept.write(to: &json)
        json.beginMember("late")
        late.write(to: &json)
        json.beginMember("skipped")
        skipped.write(to: &json)
        if let everyDays {
            json.beginMember("everyDays")
            everyDays.write(to: &json)
        }
        json.endObject()
    }
}
