// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Who introduced or knows whom, each pair once, of those who have a card. Each reply has some of them.
    package enum ListIntroductions: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListIntroductions"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            package var introductions: [WireIntroduction]

            package init(introductions: [WireIntroduction]) {
                self.introductions = introductions
            }

            private static let names = JSONNames("introductions")

            package init(json: inout JSONReader) throws(JSONError) {
                var introductions: [WireIntroduction]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: introductions = try [WireIntroduction](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let introductions else { throw json.missing("introductions") }
                self.init(introductions: introductions)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("introductions")
                introductions.write(to: &json)
                json.endObject()
            }
        }
    }
}
