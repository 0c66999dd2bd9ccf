// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Records what was noticed, each once: of a contact, a day, a source and a direction there is one, or of an event. A call brings
    /// at most 1000.
    package enum Notice: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Notice"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var sightings: [WireSighting]
            package var dryRun: Bool?

            package init(sightings: [WireSighting], dryRun: Bool? = nil) {
                self.sightings = sightings
                self.dryRun = dryRun
            }

            private static let names = JSONNames("sightings", "dryRun")

            package init(json: inout JSONReader) throws(JSONError) {
                var sightings: [WireSighting]?
                var dryRun: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: sightings = try [WireSighting](json: &json)
                    case 1: dryRun = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let sightings else { throw json.missing("sightings") }
                self.init(sightings: sightings, dryRun: dryRun)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("sightings")
                sightings.write(to: &json)
                if let dryRun {
                    json.beginMember("dryRun")
                    dryRun.write(to: &json)
                }
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// How many of them were not known.
            package var added: Int

            package init(added: Int) {
                self.added = added
            }

            private static let names = JSONNames("added")

            package init(json: inout JSONReader) throws(JSONError) {
                var added: Int?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: added = try json.int()
                    default: try json.skipValue()
                    }
                }
                guard let added else { throw json.missing("added") }
                self.init(added: added)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("added")
                added.write(to: &json)
                json.endObject()
            }
        }
    }
}
