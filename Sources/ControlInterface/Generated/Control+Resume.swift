// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Ends a pause today; of everybody's those that run, or else those to come. What is paused by another name stays paused.
    package enum Resume: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Resume"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String?
            package var group: String?

            package init(contact: String? = nil, group: String? = nil) {
                self.contact = contact
                self.group = group
            }

            private static let names = JSONNames("contact", "group")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var group: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: group = try json.string()
                    default: try json.skipValue()
                    }
                }
                self.init(contact: contact, group: group)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("contact", contact)
                json.member("group", group)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
