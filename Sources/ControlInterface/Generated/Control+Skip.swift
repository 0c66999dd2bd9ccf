// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Closes what of keep-in-touch and in-person is due without contact: the next is due one step from today. A promise or an occasion
    /// that is named by its id is dropped.
    package enum Skip: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Skip"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contacts: [String]

            package init(contacts: [String]) {
                self.contacts = contacts
            }

            private static let names = JSONNames("contacts")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [String]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [String](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let contacts else { throw json.missing("contacts") }
                self.init(contacts: contacts)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contacts")
                contacts.write(to: &json)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
