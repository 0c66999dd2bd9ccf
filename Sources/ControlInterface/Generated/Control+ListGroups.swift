// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Every group that a contact is in or that has a cadence, by name.
    package enum ListGroups: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListGroups"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            package var group: WireGroup?

            package init(group: WireGroup? = nil) {
                self.group = group
            }

            private static let names = JSONNames("group")

            package init(json: inout JSONReader) throws(JSONError) {
                var group: WireGroup?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: group = try WireGroup(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(group: group)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let group {
                    json.beginMember("group")
                    group.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}
