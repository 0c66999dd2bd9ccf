// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Reminds about this contact: with cadences of its own, or (without them) as its groups say. Ends an "ignore".
    package enum Track: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Track"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String
            /// How often to be in touch.
            package var every: Cadence?
            /// How often to see each other.
            package var inPerson: Cadence?

            package init(contact: String, every: Cadence? = nil, inPerson: Cadence? = nil) {
                self.contact = contact
                self.every = every
                self.inPerson = inPerson
            }

            private static let names = JSONNames("contact", "every", "inPerson")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var every: Cadence?
                var inPerson: Cadence?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: every = try Cadence(json: &json)
                    case 2: inPerson = try Cadence(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(contact: try json.required(contact, "contact"), every: every, inPerson: inPerson)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("contact", contact)
                json.member("every", every)
                json.member("inPerson", inPerson)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
