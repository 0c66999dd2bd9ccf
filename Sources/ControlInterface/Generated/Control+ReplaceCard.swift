// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Puts a text into the place of a contact's card, if that still is what it was.
    package enum ReplaceCard: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ReplaceCard"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String
            /// The new text.
            package var card: String
            /// The text that GetCard gave.
            package var was: String

            package init(contact: String, card: String, was: String) {
                self.contact = contact
                self.card = card
                self.was = was
            }

            private static let names = JSONNames("contact", "card", "was")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var card: String?
                var was: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: card = try json.string()
                    case 2: was = try json.string()
                    default: try json.skipValue()
                    }
                }
                guard let contact else { throw json.missing("contact") }
                guard let card else { throw json.missing("card") }
                guard let was else { throw json.missing("was") }
                self.init(contact: contact, card: card, was: was)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.beginMember("contact")
                contact.write(to: &json)
                json.beginMember("card")
                card.write(to: &json)
                json.beginMember("was")
                was.write(to: &json)
                json.endObject()
            }
        }
        package typealias Reply = AddToGroup.Reply
    }
}
