// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

/// What "vitaminbd --restore" prints, and with "--dry-run" what would come of it.
package struct WireRestored: JSONValue, Equatable, Sendable {
    /// The journal's file.
    package var journal: String
    /// The copy that is in its place now.
    package var copy: String
    /// How many entries the copy has.
    package var copied: Int
    /// How many more were found in later copies and in the journal.
    package var added: Int
    /// How many were found nowhere, as far as that can be seen.
    package var lost: Int
    /// Whether all of the journal could be read; absent: there was none.
    package var whole: Bool?
    /// Where what was replaced is kept.
    package var aside: String?

    package init(
        journal: String, copy: String, copied: Int, added: Int, lost: Int, whole: Bool? = nil, aside: String? = nil) {
        self.journal = journal
        self.copy = copy
        self.copied = copied
        self.added = added
        self.lost = lost
        self.whole = whole
        self.aside = aside
    }

    private static let names = JSONNames("journal", "copy", "copied", "added", "lost", "whole", "aside")

    package init(json: inout JSONReader) throws(JSONError) {
        var journal: String?
        var copy: String?
        var copied: Int?
        var added: Int?
        var lost: Int?
        var whole: Bool?
        var aside: String?
        var member = -1
        try json.beginObject()
        while try json.nextMember(of: Self.names, &member) {
            switch member {
            case 0: journal = try json.string()
            case 1: copy = try json.string()
            case 2: copied = try json.int()
            case 3: added = try json.int()
            case 4: lost = try json.int()
            case 5: whole = try json.bool()
            case 6: aside = try json.string()
            default: try json.skipValue()
            }
        }
        guard let journal else { throw json.missing("journal") }
        guard let copy else { throw json.missing("copy") }
        guard let copied else { throw json.missing("copied") }
        guard let added else { throw json.missing("added") }
        guard let lost else { throw json.missing("lost") }
        self.init(journal: journal, copy: copy, copied: copied, added: added, lost: lost, whole: whole, aside: aside)
    }

    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.beginMember("journal")
        journal.write(to: &json)
        json.beginMember("copy")
        copy.write(to: &json)
        json.beginMember("copied")
        copied.write(to: &json)
        json.beginMember("added")
        added.write(to: &json)
        json.beginMember("lost")
        lost.write(to: &json)
        if let whole {
            json.beginMember("whole")
            whole.write(to: &json)
        }
        if let aside {
            json.beginMember("aside")
            aside.write(to: &json)
        }
        json.endObject()
    }
}
