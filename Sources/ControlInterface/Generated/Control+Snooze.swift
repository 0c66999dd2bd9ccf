// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Hides and silences what is due until then. The due date does not change.
    package enum Snooze: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Snooze"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String
            package var until: When

            package init(contact: String, until: When) {
                self.contact = contact
                self.until = until
            }

            private static let names = JSONNames("contact", "until")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var until: When?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: until = try When(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(contact: try json.required(contact, "contact"), until: try json.required(until, "until"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("contact", contact)
                json.member("until", until)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
