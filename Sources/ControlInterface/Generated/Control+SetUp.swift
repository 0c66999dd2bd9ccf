// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import FoundationEssentials
import KeepInTouch
import Varlink

extension Control {
    /// Says all of this in one act, which one undo takes back: a thousand contacts at most.
    package enum SetUp: VarlinkMethod {
        package static let name = "org.vitaminb.Control.SetUp"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var people: [WireBeginning]

            package init(people: [WireBeginning]) {
                self.people = people
            }

            private static let names = JSONNames("people")

            package init(json: inout JSONReader) throws(JSONError) {
                var people: [WireBeginning]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: people = try [WireBeginning](json: &json)
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

        package struct Reply: JSONValue, Equatable, Sendable {
            /// The act that they have in common; absent: nothing had to be said.
            package var act: UUID?

            package init(act: UUID? = nil) {
                self.act = act
            }

            private static let names = JSONNames("act")

            package init(json: inout JSONReader) throws(JSONError) {
                var act: UUID?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: act = try UUID(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(act: act)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let act {
                    json.beginMember("act")
                    act.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}
