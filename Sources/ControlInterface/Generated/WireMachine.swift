// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// Another machine with which this one exchanges what is said.
package struct WireMachine: JSONValue, Equatable, Sendable {
    /// Its name; empty: that has not come yet.
    package var name: String
    /// What it writes as: 32 hexadecimal digits.
    package var writer: String
    /// When it wrote the latest entry that has come, by its own clock; absent: none has.
    package var latest: LocalInstant?
    /// How many of its entries have not come, though later ones have.
    package var missing: Int

    package init(name: String, writer: String, latest: LocalInstant? = nil, missing: Int) {
        self.name = name
        self.writer = writer
        self.latest = latest
        self.missing = missing
    }

    private static let names = JSONNames("name", "writer", "latest", "missing")

    package init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var writer: String?
        var latest: LocalInstant?
        var missing: Int?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: name = try json.string()
            case 1: writer = try json.string()
            case 2: latest = try LocalInstant(json: &json)
            case 3: missing = try json.int()
            default: try json.skipValue()
            }
        }
        guard let name else { throw json.missing("name") }
        guard let writer else { throw json.missing("writer") }
        guard let missing else { throw json.missing("missing") }
        self.init(name: name, writer: writer, latest: latest, missing: missing)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("name")
        name.write(to: &json)
        json.beginMember("writer")
        writer.write(to: &json)
        if let latest {
            json.beginMember("latest")
            latest.write(to: &json)
        }
        json.beginMember("missing")
        missing.write(to: &json)
        json.endObject()
    }
}
