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
            package var contacts: [String]?
            package var group: String?
            /// The first day; absent: today.
            package var from: CivilDate?
            /// The day on which it is over; absent: when it is resumed.
            package var until: CivilDate?
            /// Whether that was given as a span from now.
            package var span: Bool?

            package init(
                contacts: [String]? = nil, group: String? = nil, from: CivilDate? = nil, until: CivilDate? = nil,
                span: Bool? = nil) {
                self.contacts = contacts
                self.group = group
                self.from = from
                self.until = until
                self.span = span
            }

            private static let names = JSONNames("contacts", "group", "from", "until", "span")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [String]?
                var group: String?
                var from: CivilDate?
                var until: CivilDate?
                var span: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [String](json: &json)
                    case 1: group = try json.string()
                    case 2: from = try CivilDate(json: &json)
                    case 3: until = try CivilDate(json: &json)
                    case 4: span = try json.bool()
                    default: try json.skipValue()
                    }
                }
                self.init(contacts: contacts, group: group, from: from, until: until, span: span)
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
                if let from {
                    json.beginMember("from")
                    from.write(to: &json)
                }
                if let until {
                    json.beginMember("until")
                    until.write(to: &json)
                }
                if let span {
                    json.beginMember("span")
                    span.write(to: &json)
                }
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
