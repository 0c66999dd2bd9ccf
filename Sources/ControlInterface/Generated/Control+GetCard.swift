// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// A contact's card as it stands in its file, to be edited as a text and given to ReplaceCard.
    package enum GetCard: VarlinkMethod {
        package static let name = "org.vitaminb.Control.GetCard"
        package typealias Parameters = GetContact.Parameters

        package struct Reply: JSONValue, Equatable, Sendable {
            package var contact: WireContact
            package var file: String
            /// From BEGIN:VCARD to END:VCARD.
            package var card: String

            package init(contact: WireContact, file: String, card: String) {
                self.contact = contact
                self.file = file
                self.card = card
            }

            private static let names = JSONNames("contact", "file", "card")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: WireContact?
                var file: String?
                var card: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try WireContact(json: &json)
                    case 1: file = try json.string()
                    case 2: card = try json.string()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let file else { throw json.missing("file") }
                guard let card else { throw json.missing("card") }
                self.init(contact: contact, file: file, card: card)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                json.beginMember("file")
                file.write(to: &json)
                json.beginMember("card")
                card.write(to: &json)
                json.endObject()
            }
        }
    }
}
