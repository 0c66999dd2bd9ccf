// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Something to be done for the contact, to be reminded of on that day.
    package enum Promise: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Promise"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contacts: [String]
            package var promise: String
            package var on: CivilDate
            /// Whether the day was given as a span from now.
            package var span: Bool?

            package init(contacts: [String], promise: String, on: CivilDate, span: Bool? = nil) {
                self.contacts = contacts
                self.promise = promise
                self.on = on
                self.span = span
            }

            private static let names = JSONNames("contacts", "promise", "on", "span")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [String]?
                var promise: String?
                var on: CivilDate?
                var span: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [String](json: &json)
                    case 1: promise = try json.string()
                    case 2: on = try CivilDate(json: &json)
                    case 3: span = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let contacts else { throw json.missing("contacts") }
                guard let promise else { throw json.missing("promise") }
                guard let on else { throw json.missing("on") }
                self.init(contacts: contacts, promise: promise, on: on, span: span)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contacts")
                contacts.write(to: &json)
                json.beginMember("promise")
                promise.write(to: &json)
                json.beginMember("on")
                on.write(to: &json)
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
