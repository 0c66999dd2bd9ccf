// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Moves a contact's card out of the address book, to a file in the trash. The journal keeps all it has, for when the card comes
    /// back.
    package enum RemoveContact: VarlinkMethod {
        package static let name = "org.vitaminb.Control.RemoveContact"
        package typealias Parameters = GetContact.Parameters

        package struct Reply: JSONValue, Equatable, Sendable {
            /// Who it was.
            package var contact: WireContact
            /// Where the card was.
            package var file: String
            /// Where the card is now.
            package var trash: String
            /// Other files that had the same UID, and are in the trash now, too.
            package var copies: [String]
            /// Where another card of the same person stays, which another program has.
            package var stays: String?

            package init(contact: WireContact, file: String, trash: String, copies: [String], stays: String? = nil) {
                self.contact = contact
                self.file = file
                self.trash = trash
                self.copies = copies
                self.stays = stays
            }

            private static let names = JSONNames("contact", "file", "trash", "copies", "stays")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: WireContact?
                var file: String?
                var trash: String?
                var copies: [String]?
                var stays: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try WireContact(json: &json)
                    case 1: file = try json.string()
                    case 2: trash = try json.string()
                    case 3: copies = try [String](json: &json)
                    case 4: stays = try json.string()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let file else { throw json.missing("file") }
                guard let trash else { throw json.missing("trash") }
                guard let copies else { throw json.missing("copies") }
                self.init(contact: contact, file: file, trash: trash, copies: copies, stays: stays)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                json.beginMember("file")
                file.write(to: &json)
                json.beginMember("trash")
                trash.write(to: &json)
                json.beginMember("copies")
                copies.write(to: &json)
                if let stays {
                    json.beginMember("stays")
                    stays.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}
