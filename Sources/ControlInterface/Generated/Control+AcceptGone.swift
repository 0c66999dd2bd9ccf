// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Believes that those are gone whose cards went all at once. Returns how many they are.
    package enum AcceptGone: VarlinkMethod {
        package static let name = "org.vitaminb.Control.AcceptGone"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            package var count: Int

            package init(count: Int) {
                self.count = count
            }

            private static let names = JSONNames("count")

            package init(json: inout JSONReader) throws(JSONError) {
                var count: Int?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: count = try json.int()
                    default: try json.skipValue()
                    }
                }
                guard let count else { throw json.missing("count") }
                self.init(count: count)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("count")
                count.write(to: &json)
                json.endObject()
            }
        }
    }
}
