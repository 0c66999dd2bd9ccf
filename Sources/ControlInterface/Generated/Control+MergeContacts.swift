// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Merges another contact into a contact, who stays: what was said of the other is said of the contact, whose card gets what the
    /// other's has and it lacks, and then the other's card is moved to the trash. "undo" does not take it back. With dryRun nothing is
    /// written, and the fields are the same. Where the other has no card, only a history, that is all the contact gets, and "undo"
    /// takes it back.
    package enum MergeContacts: VarlinkMethod {
        package static let name = "org.vitaminb.Control.MergeContacts"

        package struct Parameters: JSONValue, Equatable, Sendable {
            /// Who stays.
            package var contact: String
            /// Whose card goes to the trash.
            package var other: String
            /// Only say what would happen.
            package var dryRun: Bool

            package init(contact: String, other: String, dryRun: Bool) {
                self.contact = contact
                self.other = other
                self.dryRun = dryRun
            }

            private static let names = JSONNames("contact", "other", "dryRun")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var other: String?
                var dryRun: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: other = try json.string()
                    case 2: dryRun = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let other else { throw json.missing("other") }
                guard let dryRun else { throw json.missing("dryRun") }
                self.init(contact: contact, other: other, dryRun: dryRun)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                json.beginMember("other")
                other.write(to: &json)
                json.beginMember("dryRun")
                dryRun.write(to: &json)
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// Who stays, as it is now.
            package var contact: WireContact
            /// Who the other was.
            package var other: WireContact
            /// The card that stays.
            package var file: String
            /// Where the other card was; absent where the other has none.
            package var otherFile: String?
            /// Where the other card is now; absent where nothing was moved.
            package var trash: String?
            /// Both cards, value by value.
            package var fields: [WireMergedField]
            /// Both cards stay as they are, since another program has one of them, and count for one person. "undo" takes it back.
            package var joined: Bool?

            package init(
                contact: WireContact, other: WireContact, file: String, otherFile: String? = nil, trash: String? = nil,
                fields: [WireMergedField], joined: Bool? = nil) {
                self.contact = contact
                self.other = other
                self.file = file
                self.otherFile = otherFile
                self.trash = trash
                self.fields = fields
                self.joined = joined
            }

            private static let names = JSONNames("contact", "other", "file", "otherFile", "trash", "fields", "joined")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: WireContact?
                var other: WireContact?
                var file: String?
                var otherFile: String?
                var trash: String?
                var fields: [WireMergedField]?
                var joined: Bool?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try WireContact(json: &json)
                    case 1: other = try WireContact(json: &json)
                    case 2: file = try json.string()
                    case 3: otherFile = try json.string()
                    case 4: trash = try json.string()
                    case 5: fields = try [WireMergedField](json: &json)
                    case 6: joined = try json.bool()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let other else { throw json.missing("other") }
                guard let file else { throw json.missing("file") }
                guard let fields else { throw json.missing("fields") }
                self.init(
                    contact: contact, other: other, file: file, otherFile: otherFile, trash: trash, fields: fields,
                    joined: joined)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                json.beginMember("other")
                other.write(to: &json)
                json.beginMember("file")
                file.write(to: &json)
                if let otherFile {
                    json.beginMember("otherFile")
                    otherFile.write(to: &json)
                }
                if let trash {
                    json.beginMember("trash")
                    trash.write(to: &json)
                }
                json.beginMember("fields")
                fields.write(to: &json)
                if let joined {
                    json.beginMember("joined")
                    joined.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}
