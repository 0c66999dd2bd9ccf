// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// A set of contacts that may carry a cadence.
package struct WireGroup: JSONValue, Equatable, Sendable {
    /// As the first card that lists it writes it; case and accents make no difference.
    package var name: String
    /// Its cadence; absent: it has none.
    package var every: Cadence?
    /// After this long somebody in it is overdue, if the configuration says so.
    package var atMost: Cadence?
    /// How many contacts are in it.
    package var contacts: Int
    /// For how many of them something is due and not snoozed.
    package var due: Int
    /// Whether the group as such is paused today.
    package var paused: Bool
    /// The day on which that is over, if it is known.
    package var pausedUntil: CivilDate?

    package init(
        name: String, every: Cadence? = nil, atMost: Cadence? = nil, contacts: Int, due: Int, paused: Bool,
        pausedUntil: CivilDate? = nil) {
        self.name = name
        self.every = every
        self.atMost = atMost
        self.contacts = contacts
        self.due = due
        self.paused = paused
        self.pausedUntil = pausedUntil
    }

    private static let names = JSONNames("name", "every", "atMost", "contacts", "due", "paused", "pausedUntil")

    package init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var every: Cadence?
        var atMost: Cadence?
        var contacts: Int?
        var due: Int?
        var paused: Bool?
        var pausedUntil: CivilDate?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: name = try json.string()
            case 1: every = try Cadence(json: &json)
            case 2: atMost = try Cadence(json: &json)
            case 3: contacts = try json.int()
            case 4: due = try json.int()
            case 5: paused = try json.bool()
            case 6: pausedUntil = try CivilDate(json: &json)
            default: try json.skipValue()
            }
        }
        guard let name else { throw json.missing("name") }
        guard let contacts else { throw json.missing("contacts") }
        guard let due else { throw json.missing("due") }
        guard let paused else { throw json.missing("paused") }
        self.init(
            name: name, every: every, atMost: atMost, contacts: contacts, due: due, paused: paused,
            pausedUntil: pausedUntil)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("name")
        name.write(to: &json)
        if let every {
            json.beginMember("every")
            every.write(to: &json)
        }
        if let atMost {
            json.beginMember("atMost")
            atMost.write(to: &json)
        }
        json.beginMember("contacts")
        contacts.write(to: &json)
        json.beginMember("due")
        due.write(to: &json)
        json.beginMember("paused")
        paused.write(to: &json)
        if let pausedUntil {
            json.beginMember("pausedUntil")
            pausedUntil.write(to: &json)
        }
        json.endObject()
    }
}
