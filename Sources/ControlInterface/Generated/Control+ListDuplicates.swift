// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Contacts that may be one person, by the same e-mail address, telephone number or name: suggestions, to do nothing about unasked.
    package enum ListDuplicates: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListDuplicates"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            package var duplicate: WireDuplicate?

            package init(duplicate: WireDuplicate? = nil) {
                self.duplicate = duplicate
            }

            private static let names = JSONNames("duplicate")

            package init(json: inout JSONReader) throws(JSONError) {
                var duplicate: WireDuplicate?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: duplicate = try WireDuplicate(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(duplicate: duplicate)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let duplicate {
                    json.beginMember("duplicate")
                    duplicate.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}
