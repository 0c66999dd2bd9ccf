// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Never reminds about this contact again, occasions included. Refused while a promise to it is open, unless sure.
    package enum Ignore: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Ignore"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contacts: [String]
            package var sure: Bool?

            package init(contacts: [String], sure: Bool? = nil) {
                self.contacts = contacts
                self.sure = sure
            }

            private static let names = JSONNames("contacts", "sure")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [String]?
                var sure: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [String](json: &json)
                    case 1: sure = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let contacts else { throw json.missing("contacts") }
                self.init(contacts: contacts, sure: sure)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contacts")
                contacts.write(to: &json)
                if let sure {
                    json.beginMember("sure")
                    sure.write(to: &json)
                }
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
