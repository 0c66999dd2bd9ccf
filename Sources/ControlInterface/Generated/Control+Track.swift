// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Reminds about this contact: with cadences of its own, or (without them) as its groups say. Ends an "ignore".
    package enum Track: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Track"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contacts: [String]
            /// How often to be in touch.
            package var every: Cadence?
            /// How often to see each other.
            package var inPerson: Cadence?

            package init(contacts: [String], every: Cadence? = nil, inPerson: Cadence? = nil) {
                self.contacts = contacts
                self.every = every
                self.inPerson = inPerson
            }

            private static let names = JSONNames("contacts", "every", "inPerson")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [String]?
                var every: Cadence?
                var inPerson: Cadence?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [String](json: &json)
                    case 1: every = try Cadence(json: &json)
                    case 2: inPerson = try Cadence(json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let contacts else { throw json.missing("contacts") }
                self.init(contacts: contacts, every: every, inPerson: inPerson)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contacts")
                contacts.write(to: &json)
                if let every {
                    json.beginMember("every")
                    every.write(to: &json)
                }
                if let inPerson {
                    json.beginMember("inPerson")
                    inPerson.write(to: &json)
                }
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
