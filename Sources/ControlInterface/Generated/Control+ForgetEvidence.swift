// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import FoundationEssentials
import KeepInTouch
import Varlink

extension Control {
    /// Dismisses all that was noticed from a source and that nobody has confirmed, in one act.
    package enum ForgetEvidence: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ForgetEvidence"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var source: Evidence.Source

            package init(source: Evidence.Source) {
                self.source = source
            }

            private static let names = JSONNames("source")

            package init(json: inout JSONReader) throws(JSONError) {
                var source: Evidence.Source?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: source = try Evidence.Source(json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let source else { throw json.missing("source") }
                self.init(source: source)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("source")
                source.write(to: &json)
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// How many that were.
            package var count: Int
            /// The act that they have in common; absent: there was none.
            package var act: UUID?

            package init(count: Int, act: UUID? = nil) {
                self.count = count
                self.act = act
            }

            private static let names = JSONNames("count", "act")

            package init(json: inout JSONReader) throws(JSONError) {
                var count: Int?
                var act: UUID?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: count = try json.int()
                    case 1: act = try UUID(json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let count else { throw json.missing("count") }
                self.init(count: count, act: act)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("count")
                count.write(to: &json)
                if let act {
                    json.beginMember("act")
                    act.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}
