// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Who works for an organization, or knows somebody who does, the 200 warmest first. Names are compared whole, without the legal
    /// form.
    package enum FindPaths: VarlinkMethod {
        package static let name = "org.vitaminb.Control.FindPaths"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var organization: String

            package init(organization: String) {
                self.organization = organization
            }

            private static let names = JSONNames("organization")

            package init(json: inout JSONReader) throws(JSONError) {
                var organization: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: organization = try json.string()
                    default: try json.skipValue()
                    }
                }
                guard let organization else { throw json.missing("organization") }
                self.init(organization: organization)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("organization")
                organization.write(to: &json)
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// The warmest first.
            package var paths: [WirePath]

            package init(paths: [WirePath]) {
                self.paths = paths
            }

            private static let names = JSONNames("paths")

            package init(json: inout JSONReader) throws(JSONError) {
                var paths: [WirePath]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: paths = try [WirePath](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let paths else { throw json.missing("paths") }
                self.init(paths: paths)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("paths")
                paths.write(to: &json)
                json.endObject()
            }
        }
    }
}
