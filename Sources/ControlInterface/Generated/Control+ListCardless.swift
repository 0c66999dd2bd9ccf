// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import Varlink

extension Control {
    /// Contacts with a history and without a card. "MergeContacts" gives a history to any contact.
    package enum ListCardless: VarlinkMethod {
        package static let name = "org.vitaminb.Control.ListCardless"
        package typealias Parameters = Empty

        package struct Reply: JSONValue, Equatable, Sendable {
            package var cardless: WireCardless?

            package init(cardless: WireCardless? = nil) {
                self.cardless = cardless
            }

            private static let names = JSONNames("cardless")

            package init(json: inout JSONReader) throws(JSONError) {
                var cardless: WireCardless?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: cardless = try WireCardless(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(cardless: cardless)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                if let cardless {
                    json.beginMember("cardless")
                    cardless.write(to: &json)
                }
                json.endObject()
            }
        }
    }
}
