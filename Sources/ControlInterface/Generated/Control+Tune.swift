// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Compares what was planned with what happened: 200 proposals at most. Nothing is changed.
    package enum Tune: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Tune"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            /// By name.
            package var proposals: [WireProposal]
            /// Who might be missed, of whom it broke off last first: 200 at most.
            package var missing: [WireMissing]

            package init(proposals: [WireProposal], missing: [WireMissing]) {
                self.proposals = proposals
                self.missing = missing
            }

            private static let names = JSONNames("proposals", "missing")

            package init(json: inout JSONReader) throws(JSONError) {
                var proposals: [WireProposal]?
                var missing: [WireMissing]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: proposals = try [WireProposal](json: &json)
                    case 1: missing = try [WireMissing](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let proposals else { throw json.missing("proposals") }
                guard let missing else { throw json.missing("missing") }
                self.init(proposals: proposals, missing: missing)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("proposals")
                proposals.write(to: &json)
                json.beginMember("missing")
                missing.write(to: &json)
                json.endObject()
            }
        }
    }
}
