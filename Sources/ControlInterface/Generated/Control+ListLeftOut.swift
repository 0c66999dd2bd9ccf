// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// The cards of the address books that are nobody's to keep in touch with: of companies, groups and lists. Each reply has some of
    /// them.
    package enum ListLeftOut: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListLeftOut"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            package var leftOut: [WireLeftOut]

            package init(leftOut: [WireLeftOut]) {
                self.leftOut = leftOut
            }

            private static let names = JSONNames("leftOut")

            package init(json: inout JSONReader) throws(JSONError) {
                var leftOut: [WireLeftOut]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: leftOut = try [WireLeftOut](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let leftOut else { throw json.missing("leftOut") }
                self.init(leftOut: leftOut)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("leftOut")
                leftOut.write(to: &json)
                json.endObject()
            }
        }
    }
}
