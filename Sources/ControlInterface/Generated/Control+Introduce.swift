// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// The contact introduced you to the other, or knows them.
    package enum Introduce: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Introduce"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String
            package var other: String

            package init(contact: String, other: String) {
                self.contact = contact
                self.other = other
            }

            private static let names = JSONNames("contact", "other")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var other: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: other = try json.string()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let other else { throw json.missing("other") }
                self.init(contact: contact, other: other)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                json.beginMember("other")
                other.write(to: &json)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
