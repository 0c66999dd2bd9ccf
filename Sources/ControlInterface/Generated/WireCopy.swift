// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

/// A copy of the journal: what "vitaminbd --backups" prints in a list, the newest first.
package struct WireCopy: JSONValue, Equatable, Sendable {
    /// Its file.
    package var file: String
    /// When it was taken.
    package var taken: LocalInstant
    /// How many entries it has; absent: it is no good copy.
    package var entries: Int?
    /// What is wrong with it then.
    package var problem: String?

    package init(file: String, taken: LocalInstant, entries: Int? = nil, problem: String? = nil) {
        self.file = file
        self.taken = taken
        self.entries = entries
        self.problem = problem
    }

    private static let names = JSONNames("file", "taken", "entries", "problem")

    package init(json: inout JSONReader) throws(JSONError) {
        var file: String?
        var taken: LocalInstant?
        var entries: Int?
        var problem: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: file = try json.string()
            case 1: taken = try LocalInstant(json: &json)
            case 2: entries = try json.int()
            case 3: problem = try json.string()
            default: try json.skipValue()
            }
        }
        guard let file else { throw json.missing("file") }
        guard let taken else { throw json.missing("taken") }
        self.init(file: file, taken: taken, entries: entries, problem: problem)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("file")
        file.write(to: &json)
        json.beginMember("taken")
        taken.write(to: &json)
        if let entries {
            json.beginMember("entries")
            entries.write(to: &json)
        }
        if let problem {
            json.beginMember("problem")
            problem.write(to: &json)
        }
        json.endObject()
    }
}
