// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// What was noticed: that of which a person is to be asked; of a source; or of a contact. Each reply has some, the newest first.
    package enum ListNoticed: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListNoticed"

        package struct Parameters: JSONValue, Equatable, Sendable {
            /// Only that of which a person is to be asked: of those whom they keep in touch with.
            package var asked: Bool?
            /// Only that from there.
            package var source: Evidence.Source?

            package init(asked: Bool? = nil, source: Evidence.Source? = nil) {
                self.asked = asked
                self.source = source
            }

            private static let names = JSONNames("asked", "source")

            package init(json: inout JSONReader) throws(JSONError) {
                var asked: Bool?
                var source: Evidence.Source?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: asked = try json.bool()
                    case 1: source = try Evidence.Source(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(asked: asked, source: source)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let asked {
                    json.beginMember("asked")
                    asked.write(to: &json)
                }
                if let source {
                    json.beginMember("source")
                    source.write(to: &json)
                }
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            package var noticed: [WireNoticed]

            package init(noticed: [WireNoticed]) {
                self.noticed = noticed
            }

            private static let names = JSONNames("noticed")

            package init(json: inout JSONReader) throws(JSONError) {
                var noticed: [WireNoticed]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: noticed = try [WireNoticed](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let noticed else { throw json.missing("noticed") }
                self.init(noticed: noticed)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("noticed")
                noticed.write(to: &json)
                json.endObject()
            }
        }
    }
}
