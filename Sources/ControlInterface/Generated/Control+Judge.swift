// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// A person says of what was noticed that it was contact, or that it was none: in one act. At most 1000 entries.
    package enum Judge: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Judge"

        package struct Parameters: JSONValue, Equatable, Sendable {
            /// Their ids, or first digits, at least four.
            package var entries: [String]
            /// Whether it was contact.
            package var confirmed: Bool

            package init(entries: [String], confirmed: Bool) {
                self.entries = entries
                self.confirmed = confirmed
            }

            private static let names = JSONNames("entries", "confirmed")

            package init(json: inout JSONReader) throws(JSONError) {
                var entries: [String]?
                var confirmed: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: entries = try [String](json: &json)
                    case 1: confirmed = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let entries else { throw json.missing("entries") }
                guard let confirmed else { throw json.missing("confirmed") }
                self.init(entries: entries, confirmed: confirmed)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("entries")
                entries.write(to: &json)
                json.beginMember("confirmed")
                confirmed.write(to: &json)
                json.endObject()
            }
        }
        package typealias Reply = Acknowledge.Reply
    }
}
