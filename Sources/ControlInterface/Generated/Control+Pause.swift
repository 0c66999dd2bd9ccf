// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Tells nothing for these days (from today, until resumed, unless given): of a contact, of a group's contacts, or, with neither,
    /// of anybody. What is due stays due, and what is not told is told afterwards at the budget's pace. The day "until" is told of
    /// again.
    package enum Pause: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Pause"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String?
            package var group: String?
            /// The first day; absent: today.
            package var from: CivilDate?
            /// The day on which it is over; absent: when it is resumed.
            package var until: CivilDate?

            package init(contact: String? = nil, group: String? = nil, from: CivilDate? = nil, until: CivilDate? = nil) {
                self.contact = contact
                self.group = group
                self.from = from
                self.until = until
            }

            private static let names = JSONNames("contact", "group", "from", "until")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var group: String?
                var from: CivilDate?
                var until: CivilDate?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: group = try json.string()
                    case 2: from = try CivilDate(json: &json)
                    case 3: until = try CivilDate(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(contact: contact, group: group, from: from, until: until)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("contact", contact)
                json.member("group", group)
                json.member("from", from)
                json.member("until", until)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
