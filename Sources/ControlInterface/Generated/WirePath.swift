// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// A way into an organization.
package struct WirePath: JSONValue, Equatable, Sendable {
    /// Whom to ask.
    package var contact: WireContact
    /// Who works there, if that is somebody else.
    package var through: WireContact?
    /// The time since the last contact as a share of the cadence; absent: never contacted.
    package var warmth: Double?
    /// What to do first.
    package var step: Path.Step

    package init(contact: WireContact, through: WireContact? = nil, warmth: Double? = nil, step: Path.Step) {
        self.contact = contact
        self.through = through
        self.warmth = warmth
        self.step = step
    }

    private static let names = JSONNames("contact", "through", "warmth", "step")

    package init(json: inout JSONReader) throws(JSONError) {
        var contact: WireContact?
        var through: WireContact?
        var warmth: Double?
        var step: Path.Step?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: contact = try WireContact(json: &json)
            case 1: through = try WireContact(json: &json)
            case 2: warmth = try json.double()
            case 3: step = try Path.Step(json: &json)
            default: try json.skipValue()
            }
        }
        guard let contact else { throw json.missing("contact") }
        guard let step else { throw json.missing("step") }
        self.init(contact: contact, through: through, warmth: warmth, step: step)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("contact")
        contact.write(to: &json)
        if let through {
            json.beginMember("through")
            through.write(to: &json)
        }
        if let warmth {
            json.beginMember("warmth")
            warmth.write(to: &json)
        }
        json.beginMember("step")
        step.write(to: &json)
        json.endObject()
    }
}
