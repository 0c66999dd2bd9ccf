// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Silence for the contact's keep-in-touch and in-person until then, or for the one reminder that is named by its id. A day: until
    /// the delivery window opens on it. An interaction ends it.
    package enum Snooze: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Snooze"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contacts: [String]
            package var until: When
            /// Whether the end was given as a span from now.
            package var span: Bool?

            package init(contacts: [String], until: When, span: Bool? = nil) {
                self.contacts = contacts
                self.until = until
                self.span = span
            }

            private static let names = JSONNames("contacts", "until", "span")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [String]?
                var until: When?
                var span: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [String](json: &json)
                    case 1: until = try When(json: &json)
                    case 2: span = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let contacts else { throw json.missing("contacts") }
                guard let until else { throw json.missing("until") }
                self.init(contacts: contacts, until: until, span: span)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contacts")
                contacts.write(to: &json)
                json.beginMember("until")
                until.write(to: &json)
                if let span {
                    json.beginMember("span")
                    span.write(to: &json)
                }
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
