// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Puts the card back that "RemoveContact" moved to the trash last, or the last one with that UID or whole name.
    package enum PutBackContact: VarlinkMethod {
        package static let name = "org.vitaminb.Control.PutBackContact"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String?

            package init(contact: String? = nil) {
                self.contact = contact
            }

            private static let names = JSONNames("contact")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    default: try json.skipValue()
                    }
                }
                self.init(contact: contact)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let contact {
                    json.beginMember("contact")
                    contact.write(to: &json)
                }
                json.endObject()
            }
        }
        package typealias Reply = AddContact.Reply
    }
}
