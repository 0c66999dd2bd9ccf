// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// A promise to the contact is over: the only one, or the one that has this text in it.
    package enum EndPromise: VarlinkMethod {
        package static let name = "org.vitaminb.Control.EndPromise"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String
            /// A part of what was promised; absent: there is only one.
            package var promise: String?
            /// Whether it was kept; otherwise it was dropped.
            package var kept: Bool

            package init(contact: String, promise: String? = nil, kept: Bool) {
                self.contact = contact
                self.promise = promise
                self.kept = kept
            }

            private static let names = JSONNames("contact", "promise", "kept")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var promise: String?
                var kept: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: promise = try json.string()
                    case 2: kept = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let kept else { throw json.missing("kept") }
                self.init(contact: contact, promise: promise, kept: kept)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                if let promise {
                    json.beginMember("promise")
                    promise.write(to: &json)
                }
                json.beginMember("kept")
                kept.write(to: &json)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
