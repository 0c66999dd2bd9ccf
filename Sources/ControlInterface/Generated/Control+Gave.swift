// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// You gave the contact a favor.
    package enum Gave: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Gave"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String
            package var favor: String

            package init(contact: String, favor: String) {
                self.contact = contact
                self.favor = favor
            }

            private static let names = JSONNames("contact", "favor")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var favor: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: favor = try json.string()
                    default: try json.skipValue()
                    }
                }
                self.init(contact: try json.required(contact, "contact"), favor: try json.required(favor, "favor"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("contact", contact)
                json.member("favor", favor)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
