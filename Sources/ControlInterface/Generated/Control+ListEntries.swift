// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// All that the journal has about a contact, oldest first.
    package enum ListEntries: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListEntries"
        package typealias Parameters = GetContact.Parameters

        package struct Reply: JSONValue, Equatable, Sendable {
            package var entry: WireEntry?

            package init(entry: WireEntry? = nil) {
                self.entry = entry
            }

            private static let names = JSONNames("entry")

            package init(json: inout JSONReader) throws(JSONError) {
                var entry: WireEntry?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: entry = try WireEntry(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(entry: entry)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let entry {
                    json.beginMember("entry")
                    entry.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}
