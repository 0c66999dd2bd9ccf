// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// A promise to each of the contacts is over: the only one, or the one that has this text in it.
    package enum EndPromise: VarlinkMethod {
        package static let name = "org.vitaminb.Control.EndPromise"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contacts: [String]
            /// A part of what was promised; absent: there is only one.
            package var promise: String?
            /// Whether it was kept; otherwise it was dropped.
            package var kept: Bool

            package init(contacts: [String], promise: String? = nil, kept: Bool) {
                self.contacts = contacts
                self.promise = promise
                self.kept = kept
            }

            private static let names = JSONNames("contacts", "promise", "kept")

            package init(json: inout JSONReader) throws(JSONError) {
                var contacts: [String]?
                var promise: String?
                var kept: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contacts = try [String](json: &json)
                    case 1: promise = try json.string()
                    case 2: kept = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let contacts else { throw json.missing("contacts") }
                guard let kept else { throw json.missing("kept") }
                self.init(contacts: contacts, promise: promise, kept: kept)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contacts")
                contacts.write(to: &json)
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
