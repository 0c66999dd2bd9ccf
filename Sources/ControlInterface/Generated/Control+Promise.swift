// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// Something to be done for the contact, to be reminded of on that day.
    package enum Promise: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Promise"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String
            package var promise: String
            package var on: CivilDate

            package init(contact: String, promise: String, on: CivilDate) {
                self.contact = contact
                self.promise = promise
                self.on = on
            }

            private static let names = JSONNames("contact", "promise", "on")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var promise: String?
                var on: CivilDate?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: promise = try json.string()
                    case 2: on = try CivilDate(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(
                    contact: try json.required(contact, "contact"), promise: try json.required(promise, "promise"),
                    on: try json.required(on, "on"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("contact", contact)
                json.member("promise", promise)
                json.member("on", on)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
