// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// A card that is nobody's to keep in touch with.
package struct WireLeftOut: JSONValue, Equatable, Sendable {
    /// The name on the card.
    package var name: String
    /// Its file.
    package var file: String
    /// The line in it.
    package var line: Int
    /// What it is the card of: org, group, list, or another KIND of vCard.
    package var kind: String

    package init(name: String, file: String, line: Int, kind: String) {
        self.name = name
        self.file = file
        self.line = line
        self.kind = kind
    }

    private static let names = JSONNames("name", "file", "line", "kind")

    package init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var file: String?
        var line: Int?
        var kind: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: name = try json.string()
            case 1: file = try json.string()
            case 2: line = try json.int()
            case 3: kind = try json.string()
            default: try json.skipValue()
            }
        }
        guard let name else { throw json.missing("name") }
        guard let file else { throw json.missing("file") }
        guard let line else { throw json.missing("line") }
        guard let kind else { throw json.missing("kind") }
        self.init(name: name, file: file, line: line, kind: kind)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("name")
        name.write(to: &json)
        json.beginMember("file")
        file.write(to: &json)
        json.beginMember("line")
        line.write(to: &json)
        json.beginMember("kind")
        kind.write(to: &json)
        json.endObject()
    }
}
