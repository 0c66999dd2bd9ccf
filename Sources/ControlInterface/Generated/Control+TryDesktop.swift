// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Shows a notification on the desktop that is no reminder, so that a person sees whether they come there.
    package enum TryDesktop: VarlinkMethod {
        package static let name = "org.vitaminb.Control.TryDesktop"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            /// Whether the configuration wants notifications. Whether it was seen only the person knows.
            package var wanted: Bool

            package init(wanted: Bool) {
                self.wanted = wanted
            }

            private static let names = JSONNames("wanted")

            package init(json: inout JSONReader) throws(JSONError) {
                var wanted: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: wanted = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let wanted else { throw json.missing("wanted") }
                self.init(wanted: wanted)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("wanted")
                wanted.write(to: &json)
                json.endObject()
            }
        }
    }
}
