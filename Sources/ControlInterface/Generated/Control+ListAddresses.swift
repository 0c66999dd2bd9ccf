// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// By what all contacts are recognized. Each reply has some of them.
    package enum ListAddresses: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListAddresses"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            package var people: [WireAddresses]

            package init(people: [WireAddresses]) {
                self.people = people
            }

            private static let names = JSONNames("people")

            package init(json: inout JSONReader) throws(JSONError) {
                var people: [WireAddresses]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: people = try [WireAddresses](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let people else { throw json.missing("people") }
                self.init(people: people)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("people")
                people.write(to: &json)
                json.endObject()
            }
        }
    }
}
