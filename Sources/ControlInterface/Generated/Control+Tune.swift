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

            package init(proposals: [WireProposal]) {
                self.proposals = proposals
            }

            private static let names = JSONNames("proposals")

            package init(json: inout JSONReader) throws(JSONError) {
                var proposals: [WireProposal]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: proposals = try [WireProposal](json: &json)
                    default: try json.skipValue()
                    }
                }
                guard let proposals else { throw json.missing("proposals") }
                self.init(proposals: proposals)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("proposals")
                proposals.write(to: &json)
                json.endObject()
            }
        }
    }
}
