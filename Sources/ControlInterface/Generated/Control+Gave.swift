// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// You gave the contact a favor.
    package enum Gave: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Gave"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contacts: [String]
            package var favor: String

            package init(contacts: [String], favor: String) {
                self.contacts = contacts
                self.favor = favor
            }

            private static let names = JSONNames("contacts", "favor")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [String]?
                var favor: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [String](json: &json)
                    case 1: favor = try json.string()
                    default: try json.skipValue()
                    }
                }
                guard let contacts else { throw json.missing("contacts") }
                guard let favor else { throw json.missing("favor") }
                self.init(contacts: contacts, favor: favor)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contacts")
                contacts.write(to: &json)
                json.beginMember("favor")
                favor.write(to: &json)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
