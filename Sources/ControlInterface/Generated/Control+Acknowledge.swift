// Generated from org.vitaminb.Control.varlink; don't edit. After a change there: swift run interface-generator
// swift-format-ignore-file

import KeepInTouch
import Varlink

extension Control {
    /// "I got in touch": records an interaction (now, or when), closes what is due, restarts the clock from the interaction's date.
    package enum Acknowledge: VarlinkMethod {
        package static let name = "org.vitaminb.Control.Acknowledge"

        package struct Parameters: JSONValue, Equatable, Sendable {
            package var contact: String
            /// By what means; absent: other.
            package var via: Via?
            /// When; absent: now.
            package var when: When?
            /// What is worth remembering.
            package var note: String?

            package init(contact: String, via: Via? = nil, when: When? = nil, note: String? = nil) {
                self.contact = contact
                self.via = via
                self.when = when
                self.note = note
            }

            private static let names = JSONNames("contact", "via", "when", "note")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: String?
                var via: Via?
                var when: When?
                var note: String?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try json.string()
                    case 1: via = try Via(json: &json)
                    case 2: when = try When(json: &json)
                    case 3: note = try json.string()
                    default: try json.skipValue()
                    }
                }
                self.init(contact: try json.required(contact, "contact"), via: via, when: when, note: note)
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("contact", contact)
                json.member("via", via)
                json.member("when", when)
                json.member("note", note)
                json.endObject()
            }
        }

        package struct Reply: JSONValue, Equatable, Sendable {
            /// The contact as it is now; absent from a reply about a group or everybody.
            package var contact: WireContact?
            /// What the journal got.
            package var entry: WireEntry

            package init(contact: WireContact? = nil, entry: WireEntry) {
                self.contact = contact
                self.entry = entry
            }

            private static let names = JSONNames("contact", "entry")

            package init(json: inout JSONReader) throws(JSONError) {
                var contact: WireContact?
                var entry: WireEntry?
                var member = -1
                try json.beginObject()
                while try json.nextMember(of: Self.names, &member) {
                    switch member {
                    case 0: contact = try WireContact(json: &json)
                    case 1: entry = try WireEntry(json: &json)
                    default: try json.skipValue()
                    }
                }
                self.init(contact: contact, entry: try json.required(entry, "entry"))
            }

            package func write(to json: inout JSONWriter) {
                json.beginObject()
                json.member("contact", contact)
                json.member("entry", entry)
                json.endObject()
            }
        }
    }
}
