// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Ends a pause today; of everybody's those that run, or else those to come. What is paused by another name stays paused.
    package enum Resume: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Resume"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contacts: [String]?
            package var group: String?

            package init(contacts: [String]? = nil, group: String? = nil) {
                self.contacts = contacts
                self.group = group
            }

            private static let names = JSONNames("contacts", "group")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [String]?
                var group: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [String](json: &json)
                    case 1: group = try json.string()
                    default: try json.skipValue()
                    }
                }
                self.init(contacts: contacts, group: group)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let contacts {
                    json.beginMember("contacts")
                    contacts.write(to: &json)
                }
                if let group {
                    json.beginMember("group")
                    group.write(to: &json)
                }
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
