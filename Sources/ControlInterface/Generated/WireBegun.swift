// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// What "vitaminbd --begin-anew" prints.
package struct WireBegun: JSONValue, Equatable, Sendable {
    /// The journal's file, which is an empty journal now.
    package var journal: String
    /// Where what was replaced is kept.
    package var aside: [String]

    package init(journal: String, aside: [String]) {
        self.journal = journal
        self.aside = aside
    }

    private static let names = JSONNames("journal", "aside")

    package init(json: inout JSONReader) throws(JSONError) {
        var journal: String?
        var aside: [String]?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: journal = try json.string()
            case 1: aside = try [String](json: &json)
            default: try json.skipValue()
            }
        }
        guard let journal else { throw json.missing("journal") }
        guard let aside else { throw json.missing("aside") }
        self.init(journal: journal, aside: aside)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("journal")
        journal.write(to: &json)
        json.beginMember("aside")
        aside.write(to: &json)
        json.endObject()
    }
}
