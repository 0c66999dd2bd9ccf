// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Puts a contact into a group: its card's CATEGORIES, or where another program has the card, the journal, which "undo" takes back.
    /// A card in it already is left as it is, and "changed" is false.
    package enum AddToGroup: VarlinkMethod {
        package static let name = "org.vitaminb.Control.AddToGroup"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String
            package var group: String

            package init(contact: String, group: String) {
                self.contact = contact
                self.group = group
            }

            private static let names = JSONNames("contact", "group")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var group: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: group = try json.string()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let group else { throw json.missing("group") }
                self.init(contact: contact, group: group)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                json.beginMember("group")
                group.write(to: &json)
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// The contact as it is now.
            package var contact: WireContact
            /// The card's file.
            package var file: String
            /// False where the card said so already.
            package var changed: Bool

            package init(contact: WireContact, file: String, changed: Bool) {
                self.contact = contact
                self.file = file
                self.changed = changed
            }

            private static let names = JSONNames("contact", "file", "changed")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: WireContact?
                var file: String?
                var changed: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try WireContact(json: &json)
                    case 1: file = try json.string()
                    case 2: changed = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let file else { throw json.missing("file") }
                guard let changed else { throw json.missing("changed") }
                self.init(contact: contact, file: file, changed: changed)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                json.beginMember("file")
                file.write(to: &json)
                json.beginMember("changed")
                changed.write(to: &json)
                json.endObject()
            }
        }
    }
}
