// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// In which file each contact's card is, by name. There may be other cards in the file.
    package enum ListCards: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListCards"

        package struct Parameters: JSONValue, Equatable, Sendable {
            /// Any part of the name.
            package var match: String?

            package init(match: String? = nil) {
                self.match = match
            }

            private static let names = JSONNames("match")

            package init(json: inout JSONReader) throws(JSONError) {
                var match: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: match = try json.string()
                    default: try json.skipValue()
                    }
                }
                self.init(match: match)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let match {
                    json.beginMember("match")
                    match.write(to: &json)
                }
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            package var contact: ContactID?
            /// The file.
            package var file: String?
            /// The line in it on which the card begins.
            package var line: Int?
            /// The groups it is in, by its own card or by theirs; absent: none.
            package var groups: [String]?

            package init(contact: ContactID? = nil, file: String? = nil, line: Int? = nil, groups: [String]? = nil) {
                self.contact = contact
                self.file = file
                self.line = line
                self.groups = groups
            }

            private static let names = JSONNames("contact", "file", "line", "groups")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: ContactID?
                var file: String?
                var line: Int?
                var groups: [String]?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try ContactID(json: &json)
                    case 1: file = try json.string()
                    case 2: line = try json.int()
                    case 3: groups = try [String](json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(contact: contact, file: file, line: line, groups: groups)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let contact {
                    json.beginMember("contact")
                    contact.write(to: &json)
                }
                if let file {
                    json.beginMember("file")
                    file.write(to: &json)
                }
                if let line {
                    json.beginMember("line")
                    line.write(to: &json)
                }
                if let groups {
                    json.beginMember("groups")
                    groups.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}
